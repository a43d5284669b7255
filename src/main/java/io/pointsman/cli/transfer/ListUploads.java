package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ListCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman uploads list} */
@Command(name = "list", description = "Lists uploads by name.", footer = "  pointsman uploads list")
final class ListUploads extends ListCommand {

  @Mixin private Holder holder;

  ListUploads() {
    super(UploadsCommand.COLUMNS);
  }

  @Override
  protected Call request() {
    return Call.get("uploads").query("organization", holder.id());
  }
}
