package io.pointsman.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.output.Columns;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.shell.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman whoami} */
@Command(
    name = "whoami",
    description = {
      "Tells which API is used, with what, and which organizations it may see.",
      "Only the operator sees more than one."
    },
    footer = "  pointsman whoami")
public final class WhoamiCommand implements Callable<Integer> {

  private static final Columns COLUMNS = Columns.of("api", "login", "organizations");
  private static final int ENOUGH = 3;

  @Mixin private Connection connection;
  @Mixin private Output output;

  @Override
  public Integer call() {
    ApiClient api = connection.open();
    JsonNode seen = api.json(Call.get("organizations").query("limit", ENOUGH));
    String more = seen.hasNonNull("next") ? ", …" : "";
    output.item(
        new Body()
            .with("api", api.base().toString())
            .with("login", api.credential().description())
            .with("organizations", String.join(", ", seen.findValuesAsText("name")) + more)
            .json(),
        COLUMNS);
    return ExitCode.OK.number();
  }
}
