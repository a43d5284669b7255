package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman profiles forget-credentials} */
@Command(
    name = "forget-credentials",
    description = "Forgets the credentials of a PROXY profile (editor).",
    footer = "  pointsman profiles forget-credentials vienna")
final class ForgetCredentials extends ItemCommand {

  @Parameters(paramLabel = "PROFILE", description = "Its name or id.")
  private String profile;

  @Mixin private Holder holder;

  ForgetCredentials() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return Call.delete("profiles", profile, "credentials").query("organization", holder.id());
  }
}
