package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman imports get} */
@Command(
    name = "get",
    description = "Shows how far an import is.",
    footer = "  pointsman imports get 01a204ed-f009-7292-a005-246bee861562")
final class GetImport extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  GetImport() {
    super(JobReport.COLUMNS);
  }

  @Override
  protected Call request() {
    return Call.get("imports", id);
  }
}
