package io.pointsman.cli;

import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Group;
import io.pointsman.cli.shell.Shell;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/** The command-line tool. */
public final class Cli {

  private static final Pattern KEYS = Pattern.compile("pm_[A-Za-z0-9_-]+");

  private final Shell shell;

  Cli(Shell shell) {
    this.shell = shell;
  }

  /** Runs one command in this process, and tells its exit code. */
  public static int run(String... arguments) {
    return new Cli(Shell.ofProcess()).execute(arguments);
  }

  int execute(String... arguments) {
    Set<String> words = Set.copyOf(Arrays.asList(arguments));
    int code = commandLine(words::contains).execute(arguments);
    shell.out().flush();
    return code;
  }

  /**
   * @param wanted says of which groups the commands are needed: to make them all takes a while
   */
  CommandLine commandLine(Predicate<String> wanted) {
    Commands commands = new Commands(shell);
    CommandLine tool = new CommandLine(new RootCommand(), commands);
    tool.getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getCommand() instanceof Group group && wanted.test(name)) {
                group
                    .commands()
                    .forEach(each -> command.addSubcommand(new CommandLine(each, commands)));
              }
            });
    tool.setCaseInsensitiveEnumValuesAllowed(true);
    tool.setOut(writer(shell.out()));
    tool.setErr(writer(shell.err()));
    tool.setColorScheme(Help.defaultColorScheme(shell.colours() ? Help.Ansi.ON : Help.Ansi.OFF));
    if (shell.terminal().output()) {
      tool.setUsageHelpWidth(Math.max(60, Math.min(120, shell.terminal().columns())));
    }
    tool.setParameterExceptionHandler(this::misused);
    tool.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    examples(tool);
    return tool;
  }

  private int misused(ParameterException misuse, String[] arguments) {
    String command = misuse.getCommandLine().getCommandSpec().qualifiedName();
    // Whoever gives a key as an argument is not shown it again.
    shell.warn(KEYS.matcher(misuse.getMessage()).replaceAll("pm_…"));
    shell.err().println("Try '" + command + " --help'.");
    return ExitCode.USAGE.number();
  }

  private int failed(Exception failure) {
    if (failure instanceof Failure told) {
      if (told.code() != ExitCode.OUTPUT_CLOSED) {
        shell.warn(told.getMessage());
      }
      return told.code().number();
    }
    shell.warn("unexpected: " + failure);
    return ExitCode.UNEXPECTED.number();
  }

  private static void examples(CommandLine command) {
    if (command.getCommandSpec().usageMessage().footer().length > 0) {
      command.getCommandSpec().usageMessage().footerHeading("%nExample:%n");
    }
    command.getSubcommands().values().forEach(Cli::examples);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
