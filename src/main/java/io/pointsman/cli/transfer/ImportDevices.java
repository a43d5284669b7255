package io.pointsman.cli.transfer;

import io.pointsman.cli.shell.Shell;
import picocli.CommandLine.Command;

/** {@code pointsman devices import} */
@Command(
    name = "import",
    description = {
      "Imports devices from a file of any length (editor).",
      "Columns: mac,profile,url,syntax,serial,note."
    },
    footer = "  pointsman devices import phones.csv --rejects rejected.csv")
public final class ImportDevices extends ImportCommand {

  ImportDevices(Shell shell) {
    super(shell, "devices");
  }
}
