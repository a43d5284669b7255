package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;

/** {@code pointsman organizations list} */
@Command(
    name = "list",
    description = "Lists organizations: all for the operator, else one's own.",
    footer = "  pointsman organizations list -o csv")
final class ListOrganizations extends ListCommand {

  ListOrganizations() {
    super(Views.ORGANIZATIONS);
  }

  @Override
  protected Call request() {
    return Call.get("organizations");
  }
}
