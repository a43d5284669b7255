package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman organizations get} */
@Command(
    name = "get",
    description = "Shows an organization.",
    footer = "  pointsman organizations get 01a204ed-f009-7292-a005-246bee861562")
final class GetOrganization extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  GetOrganization() {
    super(Views.ORGANIZATIONS);
  }

  @Override
  protected Call request() {
    return Call.get("organizations", id);
  }
}
