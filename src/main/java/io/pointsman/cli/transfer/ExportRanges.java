package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pointsman ranges export} */
@Command(
    name = "export",
    description = "Writes ranges as an import reads them (editor).",
    footer = "  pointsman ranges export --to blocks.csv")
public final class ExportRanges extends ExportCommand {

  @Option(
      names = "--within",
      paramLabel = "INTERVAL",
      description = "Only ranges inside this first-last or prefix.")
  private String within;

  @Option(names = "--profile", paramLabel = "PROFILE", description = "Name or id of a profile.")
  private String profile;

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "Whose, for the operator; left out: everybody's.")
  private String organization;

  ExportRanges(Shell shell) {
    super(shell);
  }

  @Override
  Call request() {
    return Call.get("ranges", "export")
        .query("within", within)
        .query("profile", profile)
        .query("organization", organization);
  }
}
