package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman profiles create} */
@Command(
    name = "create",
    description = "Creates a profile (editor).",
    footer =
        "  pointsman profiles create --name vienna"
            + " --template 'https://prov.vienna.example/{mac.lower}.xml'")
final class CreateProfile extends ItemCommand {

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
  private String name;

  @Mixin private ProfileFields fields;
  @Mixin private Holder holder;

  CreateProfile() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return Call.post(fields.body(name).with("organization", holder.id()).json(), "profiles");
  }
}
