package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.DeviceFilter;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman devices list} */
@Command(
    name = "list",
    description = "Lists devices in the order of their addresses.",
    footer = "  pointsman devices list --prefix 7C2F80 --limit 20")
final class ListDevices extends ListCommand {

  @Mixin private DeviceFilter filter;

  ListDevices() {
    super(Views.DEVICES);
  }

  @Override
  protected Call request() {
    return filter.on(Call.get("devices"));
  }
}
