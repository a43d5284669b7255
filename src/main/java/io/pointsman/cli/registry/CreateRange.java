package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman ranges create} */
@Command(
    name = "create",
    description = "Claims a range, or allots one to another organization (editor).",
    footer =
        "  pointsman ranges create --prefix 7C2F80A/28"
            + " --organization 01a204ed-f009-7292-a005-246bee861562")
final class CreateRange extends ItemCommand {

  @Option(names = "--first", paramLabel = "MAC", description = "Its first address.")
  private String first;

  @Option(names = "--last", paramLabel = "MAC", description = "Its last address.")
  private String last;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Instead of first and last, as 7C2F80 or 7C2F80A/28.")
  private String prefix;

  @Mixin private RangeFields fields;
  @Mixin private Holder holder;

  CreateRange() {
    super(Views.RANGES);
  }

  @Override
  protected Call request() {
    return Call.post(
        fields
            .body(holder.id())
            .with("first", first)
            .with("last", last)
            .with("prefix", prefix)
            .json(),
        "ranges");
  }
}
