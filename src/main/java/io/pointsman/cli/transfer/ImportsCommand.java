package io.pointsman.cli.transfer;

import picocli.CommandLine.Command;

/** {@code pointsman imports} */
@Command(
    name = "imports",
    description = "The jobs that work on imported files.",
    subcommands = {
      ListImports.class,
      GetImport.class,
      ListRejected.class,
      CancelImport.class,
      WaitImport.class
    })
public final class ImportsCommand {}
