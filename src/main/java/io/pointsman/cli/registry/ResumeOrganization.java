package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman organizations resume} */
@Command(
    name = "resume",
    description = "Ends an organization's suspension (operator).",
    footer = "  pointsman organizations resume 01a204ed-f009-7292-a005-246bee861562")
final class ResumeOrganization extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  ResumeOrganization() {
    super(Views.ORGANIZATIONS);
  }

  @Override
  protected Call request() {
    return Call.delete("organizations", id, "suspension");
  }
}
