package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.Columns;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman imports rejected} */
@Command(
    name = "rejected",
    description = "Lists the rows that an import rejected, and why.",
    footer = "  pointsman imports rejected 01a204ed-f009-7292-a005-246bee861562 -o csv")
final class ListRejected extends ListCommand {

  @Parameters(paramLabel = "ID", description = "The import's id.")
  private String id;

  ListRejected() {
    super(Columns.of("line", "value", "reason", "detail"));
  }

  @Override
  protected Call request() {
    return Call.get("imports", id, "rejected");
  }
}
