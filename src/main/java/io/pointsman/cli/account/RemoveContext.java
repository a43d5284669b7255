package io.pointsman.cli.account;

import io.pointsman.cli.connection.ConfigurationFile;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pointsman contexts remove} */
@Command(
    name = "remove",
    description = "Forgets a context, its address and its login.",
    footer = "  pointsman contexts remove vienna")
final class RemoveContext implements Callable<Integer> {

  private final Shell shell;

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name;

  RemoveContext(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ConfigurationFile file = new ConfigurationFile(shell);
    file.write(UseContext.known(file.read(), name).without(name));
    return ExitCode.OK.number();
  }
}
