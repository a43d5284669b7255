package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman uploads delete} */
@Command(
    name = "delete",
    description = "Deletes an upload that no profile names (editor).",
    footer = "  pointsman uploads delete ca.pem")
final class DeleteUpload extends ItemCommand {

  @Parameters(paramLabel = "NAME", description = "As profiles name it.")
  private String name;

  @Mixin private Holder holder;

  DeleteUpload() {
    super(UploadsCommand.COLUMNS);
  }

  @Override
  protected Call request() {
    return Call.delete("uploads", name).query("organization", holder.id());
  }
}
