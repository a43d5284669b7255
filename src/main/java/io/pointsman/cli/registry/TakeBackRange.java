package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman ranges take-back} */
@Command(
    name = "take-back",
    description = {
      "Gives up a range, or takes one back (editor).",
      "Ranges inside move up to the range around."
    },
    footer = "  pointsman ranges take-back 01a204ed-f009-7292-a005-246bee861562 --devices release")
final class TakeBackRange extends ItemCommand {

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  @Option(
      names = "--devices",
      paramLabel = "WHAT",
      description = "What becomes of the holder's devices in it: keep or release.")
  private String devices;

  TakeBackRange() {
    super(Views.TAKEN_BACK);
  }

  @Override
  protected Call request() {
    return Call.delete("ranges", id).query("devices", devices);
  }
}
