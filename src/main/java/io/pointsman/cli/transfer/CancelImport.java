package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman imports cancel} */
@Command(
    name = "cancel",
    description = "Ends an import (editor). Rows already written stay, unless it is atomic.",
    footer = "  pointsman imports cancel 01a204ed-f009-7292-a005-246bee861562")
final class CancelImport extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  CancelImport() {
    super(JobReport.COLUMNS);
  }

  @Override
  protected Call request() {
    return Call.put(null, "imports", id, "cancellation");
  }
}
