package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman devices get} */
@Command(
    name = "get",
    description = "Shows a device.",
    footer = "  pointsman devices get 7C2F80ABCDEF")
final class GetDevice extends ItemCommand {

  @Parameters(paramLabel = "MAC", description = "In any usual spelling.")
  private String mac;

  GetDevice() {
    super(Views.DEVICES);
  }

  @Override
  protected Call request() {
    return Call.get("devices", mac);
  }
}
