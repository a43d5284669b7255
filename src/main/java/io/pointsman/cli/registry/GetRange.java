package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman ranges get} */
@Command(
    name = "get",
    description = "Shows a range.",
    footer = "  pointsman ranges get 01a204ed-f009-7292-a005-246bee861562")
final class GetRange extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  GetRange() {
    super(Views.RANGES);
  }

  @Override
  protected Call request() {
    return Call.get("ranges", id);
  }
}
