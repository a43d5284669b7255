package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman profiles list} */
@Command(name = "list", description = "Lists profiles.", footer = "  pointsman profiles list")
final class ListProfiles extends ListCommand {

  @Mixin private Holder holder;

  ListProfiles() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return Call.get("profiles").query("organization", holder.id());
  }
}
