package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman profiles put} */
@Command(
    name = "put",
    description = {
      "Changes a profile, or creates one by name (editor).",
      "Every phone that uses it follows at its next poll. What is left out becomes its default."
    },
    footer =
        "  pointsman profiles put vienna --template 'https://new.vienna.example/{mac.lower}.xml'")
final class PutProfile extends ItemCommand {

  @Parameters(paramLabel = "PROFILE", description = "Its name or id.")
  private String profile;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Its new name; for a profile given by id.")
  private String name;

  @Mixin private ProfileFields fields;
  @Mixin private Holder holder;
  @Mixin private Precondition precondition;

  PutProfile() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return precondition.on(
        Call.put(fields.body(name).json(), "profiles", profile).query("organization", holder.id()));
  }
}
