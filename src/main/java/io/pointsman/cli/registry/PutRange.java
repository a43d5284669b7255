package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman ranges put} */
@Command(
    name = "put",
    description = {
      "Changes a range; by its bounds, creates it if it is not there (editor).",
      "Bounds and holder never change. What is left out becomes its default."
    },
    footer = "  pointsman ranges put 7c2f80000000-7c2f800000ff --profile vienna")
final class PutRange extends ItemCommand {

  @Parameters(paramLabel = "RANGE", description = "Its id, or its bounds as first-last.")
  private String range;

  @Mixin private RangeFields fields;
  @Mixin private Holder holder;
  @Mixin private Precondition precondition;

  PutRange() {
    super(Views.RANGES);
  }

  @Override
  protected Call request() {
    return precondition.on(Call.put(fields.body(holder.id()).json(), "ranges", range));
  }
}
