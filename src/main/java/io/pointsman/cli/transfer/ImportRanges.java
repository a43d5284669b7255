package io.pointsman.cli.transfer;

import io.pointsman.cli.shell.Shell;
import picocli.CommandLine.Command;

/** {@code pointsman ranges import} */
@Command(
    name = "import",
    description = {
      "Imports ranges from a file of any length (editor).",
      "Columns: first,last (or prefix),holder,profile,claims,inherit,note."
    },
    footer = "  pointsman ranges import blocks.csv --dry-run")
public final class ImportRanges extends ImportCommand {

  ImportRanges(Shell shell) {
    super(shell, "ranges");
  }
}
