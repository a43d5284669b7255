package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman profiles get} */
@Command(name = "get", description = "Shows a profile.", footer = "  pointsman profiles get vienna")
final class GetProfile extends ItemCommand {

  @Parameters(paramLabel = "PROFILE", description = "Its name or id.")
  private String profile;

  @Mixin private Holder holder;

  GetProfile() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return Call.get("profiles", profile).query("organization", holder.id());
  }
}
