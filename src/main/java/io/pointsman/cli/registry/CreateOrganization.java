package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman organizations create} */
@Command(
    name = "create",
    description = "Creates an organization (operator).",
    footer = "  pointsman organizations create --name 'Vienna Telecom' --kind provider")
final class CreateOrganization extends ItemCommand {

  @Mixin private OrganizationFields fields;

  CreateOrganization() {
    super(Views.ORGANIZATIONS);
  }

  @Override
  protected Call request() {
    return Call.post(fields.body(), "organizations");
  }
}
