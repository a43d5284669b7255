package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman ranges list} */
@Command(
    name = "list",
    description = "Lists ranges: those one holds, and those allotted out of them.",
    footer = "  pointsman ranges list --contains 7C2F80ABCDEF")
final class ListRanges extends ListCommand {

  @Option(
      names = "--contains",
      paramLabel = "MAC",
      description = "Only ranges around this MAC, innermost first.")
  private String contains;

  @Option(
      names = "--within",
      paramLabel = "INTERVAL",
      description = "Only ranges inside this first-last or prefix.")
  private String within;

  @Option(names = "--profile", paramLabel = "PROFILE", description = "Name or id of a profile.")
  private String profile;

  @Mixin private Holder holder;

  ListRanges() {
    super(Views.RANGES);
  }

  @Override
  protected Call request() {
    return Call.get("ranges")
        .query("contains", contains)
        .query("within", within)
        .query("profile", profile)
        .query("organization", holder.id());
  }
}
