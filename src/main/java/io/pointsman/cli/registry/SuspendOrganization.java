package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman organizations suspend} */
@Command(
    name = "suspend",
    description = "Suspends an organization: its keys stop at once (operator).",
    footer =
        "  pointsman organizations suspend 01a204ed-f009-7292-a005-246bee861562 --phones continue")
final class SuspendOrganization extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  @Option(
      names = "--phones",
      required = true,
      paramLabel = "WHAT",
      description = "What its phones do: continue or stop.")
  private String phones;

  SuspendOrganization() {
    super(Views.ORGANIZATIONS);
  }

  @Override
  protected Call request() {
    return Call.put(new Body().word("phones", phones).json(), "organizations", id, "suspension");
  }
}
