package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;

/** {@code pointsman imports list} */
@Command(
    name = "list",
    description = "Lists imports, the newest first.",
    footer = "  pointsman imports list --limit 5")
final class ListImports extends ListCommand {

  ListImports() {
    super(JobReport.COLUMNS);
  }

  @Override
  protected Call request() {
    return Call.get("imports");
  }
}
