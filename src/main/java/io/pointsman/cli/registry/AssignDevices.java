package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman devices assign} */
@Command(
    name = "assign",
    description = {
      "Gives many devices another profile or URL at once, or none (editor).",
      "Their serial numbers and notes stay."
    },
    footer = "  pointsman devices assign --where-profile vienna --profile oslo")
final class AssignDevices extends ItemCommand {

  @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWhich devices:%n")
  private AssignSource source;

  @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWhat they get:%n")
  private AssignTarget target;

  @Mixin private Holder holder;

  AssignDevices() {
    super(Views.ASSIGNED);
  }

  @Override
  protected Call request() {
    Body body = new Body().with("organization", holder.id());
    source.describe(body);
    target.describe(body);
    return Call.post(body.json(), "devices", "assign");
  }
}
