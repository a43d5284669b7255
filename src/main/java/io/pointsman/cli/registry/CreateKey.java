package io.pointsman.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.ItemCommand;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.shell.SecretFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman keys create} */
@Command(
    name = "create",
    description = "Issues a key (admin). It is shown this once.",
    footer =
        "  pointsman keys create 01a204ed-f009-7292-a005-246bee861562 --name PBX --role editor"
            + " --key-to pbx.key")
final class CreateKey extends ItemCommand {

  @Parameters(paramLabel = "ORGANIZATION", description = "Its id.")
  private String organization;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is for.")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "READER, EDITOR or ADMIN.")
  private String role;

  @Option(
      names = "--key-to",
      paramLabel = "FILE",
      description = "Writes the key to a new file that only you may read, and does not show it.")
  private Path file;

  CreateKey() {
    super(Views.ISSUED_KEY);
  }

  @Override
  protected Call request() {
    if (file != null) {
      SecretFile.requireNew(file);
    }
    return Call.post(
        new Body().with("name", name).word("role", role).json(),
        "organizations",
        organization,
        "keys");
  }

  @Override
  protected void print(JsonNode answer, Output output) {
    if (file == null) {
      super.print(answer, output);
      return;
    }
    SecretFile.write(file, answer.path("key").asText());
    super.print(((ObjectNode) answer).without("key"), output);
  }
}
