package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.DeviceFilter;
import io.pointsman.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman devices export} */
@Command(
    name = "export",
    description = "Writes devices as an import reads them (editor).",
    footer = "  pointsman devices export --to phones.csv")
public final class ExportDevices extends ExportCommand {

  @Mixin private DeviceFilter filter;

  ExportDevices(Shell shell) {
    super(shell);
  }

  @Override
  Call request() {
    return filter.on(Call.get("devices", "export"));
  }
}
