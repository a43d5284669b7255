package io.pointsman.cli.transfer;

import io.pointsman.cli.shell.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman imports} */
@Command(name = "imports", description = "The jobs that work on imported files.")
public final class ImportsCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ListImports.class,
        GetImport.class,
        ListRejected.class,
        CancelImport.class,
        WaitImport.class);
  }
}
