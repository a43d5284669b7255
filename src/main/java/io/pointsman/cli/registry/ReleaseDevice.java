package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman devices release} */
@Command(
    name = "release",
    description = "Releases a device (editor): for a minute only its last holder may put it again.",
    footer = "  pointsman devices release 7C2F80ABCDEF")
final class ReleaseDevice extends ItemCommand {

  @Parameters(paramLabel = "MAC", description = "In any usual spelling.")
  private String mac;

  ReleaseDevice() {
    super(Views.DEVICES);
  }

  @Override
  protected Call request() {
    return Call.delete("devices", mac);
  }
}
