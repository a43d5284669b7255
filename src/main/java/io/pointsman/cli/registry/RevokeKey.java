package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman keys revoke} */
@Command(
    name = "revoke",
    description = "Revokes a key: it is refused from now on (admin).",
    footer =
        "  pointsman keys revoke 01a204ed-f009-7292-a005-246bee861562"
            + " 01a204ed-f106-7f94-ad10-77c1a9d0ab4e")
final class RevokeKey extends ItemCommand {

  @Parameters(index = "0", paramLabel = "ORGANIZATION", description = "Its id.")
  private String organization;

  @Parameters(index = "1", paramLabel = "ID", description = "The key's id.")
  private String id;

  RevokeKey() {
    super(Views.KEYS);
  }

  @Override
  protected Call request() {
    return Call.delete("organizations", organization, "keys", id);
  }
}
