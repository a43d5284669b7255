package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman keys list} */
@Command(
    name = "list",
    description = "Lists an organization's keys, revoked ones too (admin).",
    footer = "  pointsman keys list 01a204ed-f009-7292-a005-246bee861562")
final class ListKeys extends ListCommand {

  @Parameters(paramLabel = "ORGANIZATION", description = "Its id.")
  private String organization;

  ListKeys() {
    super(Views.KEYS);
  }

  @Override
  protected Call request() {
    return Call.get("organizations", organization, "keys");
  }
}
