package io.pointsman.cli.registry;

import io.pointsman.cli.transfer.ExportRanges;
import io.pointsman.cli.transfer.ImportRanges;
import picocli.CommandLine.Command;

/** {@code pointsman ranges} */
@Command(
    name = "ranges",
    description = "Who holds which addresses, claimed or allotted.",
    subcommands = {
      ListRanges.class,
      GetRange.class,
      CreateRange.class,
      PutRange.class,
      TakeBackRange.class,
      ImportRanges.class,
      ExportRanges.class
    })
public final class RangesCommand {}
