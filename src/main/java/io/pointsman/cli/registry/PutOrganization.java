package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman organizations put} */
@Command(
    name = "put",
    description = "Replaces what is said of an organization (operator).",
    footer =
        "  pointsman organizations put 01a204ed-f009-7292-a005-246bee861562"
            + " --name 'Vienna Telecom' --kind provider --target-host '*.vienna.example'")
final class PutOrganization extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  @Mixin private OrganizationFields fields;

  @Option(
      names = "--if-version",
      paramLabel = "VERSION",
      description = "Only if this is still its version.")
  private Integer version;

  PutOrganization() {
    super(Views.ORGANIZATIONS);
  }

  @Override
  protected Call request() {
    return Call.put(fields.body(), "organizations", id)
        .header("If-Match", version == null ? null : "\"" + version + "\"");
  }
}
