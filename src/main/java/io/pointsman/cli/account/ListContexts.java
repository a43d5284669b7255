package io.pointsman.cli.account;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Configuration;
import io.pointsman.cli.connection.ConfigurationFile;
import io.pointsman.cli.connection.Context;
import io.pointsman.cli.output.Columns;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.output.Rows;
import io.pointsman.cli.shell.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman contexts list} */
@Command(
    name = "list",
    description = "Lists the contexts; never their secrets.",
    footer = "  pointsman contexts list")
final class ListContexts implements Callable<Integer> {

  private static final Columns COLUMNS = Columns.of("name", "inUse", "api", "login");

  @Mixin private Output output;

  @Override
  public Integer call() {
    Configuration configuration = new ConfigurationFile(output.shell()).read();
    Rows rows = output.rows(COLUMNS);
    configuration
        .contexts()
        .forEach(
            (name, context) ->
                rows.row(
                    new Body()
                        .with("name", name)
                        .with("inUse", name.equals(configuration.current()))
                        .with("api", context.api())
                        .with("login", login(context))
                        .json()));
    rows.end(null);
    output.shell().flush();
    return ExitCode.OK.number();
  }

  private static String login(Context context) {
    if (context.session() != null) {
      return "session at " + context.session().issuer();
    }
    return context.key() == null ? "none" : "key";
  }
}
