package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman profiles delete} */
@Command(
    name = "delete",
    description = "Deletes a profile that nothing uses (editor).",
    footer = "  pointsman profiles delete vienna")
final class DeleteProfile extends ItemCommand {

  @Parameters(paramLabel = "PROFILE", description = "Its name or id.")
  private String profile;

  @Mixin private Holder holder;

  DeleteProfile() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return Call.delete("profiles", profile).query("organization", holder.id());
  }
}
