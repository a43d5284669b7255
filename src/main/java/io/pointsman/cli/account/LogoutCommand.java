package io.pointsman.cli.account;

import io.pointsman.cli.connection.Configuration;
import io.pointsman.cli.connection.ConfigurationFile;
import io.pointsman.cli.connection.Context;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pointsman logout} */
@Command(
    name = "logout",
    description = {
      "Forgets a context's key or session; the API's address stays.",
      "The key goes on being valid: 'pointsman keys revoke' ends it."
    },
    footer = "  pointsman logout --context vienna")
public final class LogoutCommand implements Callable<Integer> {

  private final Shell shell;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Which; left out: the one in use.")
  private String context;

  LogoutCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ConfigurationFile file = new ConfigurationFile(shell);
    Configuration configuration = file.read();
    String name = context == null ? configuration.current() : context;
    Context stored = name == null ? null : configuration.contexts().get(name);
    if (stored == null) {
      throw new Failure(
          ExitCode.USAGE, "There is no context" + (name == null ? "." : " \"" + name + "\"."));
    }
    file.write(configuration.changed(name, stored.loggedOut()));
    return ExitCode.OK.number();
  }
}
