package io.pointsman.cli.account;

import io.pointsman.cli.connection.Configuration;
import io.pointsman.cli.connection.ConfigurationFile;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman contexts use} */
@Command(
    name = "use",
    description = "Chooses the context that is used unless another is named.",
    footer = "  pointsman contexts use vienna")
final class UseContext implements Callable<Integer> {

  private final Shell shell;

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name;

  UseContext(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ConfigurationFile file = new ConfigurationFile(shell);
    file.write(known(file.read(), name).chosen(name));
    return ExitCode.OK.number();
  }

  static Configuration known(Configuration configuration, String name) {
    if (!configuration.contexts().containsKey(name)) {
      throw new Failure(ExitCode.USAGE, "There is no context \"" + name + "\".");
    }
    return configuration;
  }
}
