package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.cli.shell.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  private static final Path PAGE = Path.of("docs/cli.md");

  static Stream<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    collect(new Cli(new TestShell(Path.of("none")).shell()).commandLine(group -> true), all);
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTellsWhatItDoesWithAnExample(CommandLine command) {
    String help = command.getUsageMessage();
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(help).contains("-h, --help");
    if (command.getSubcommands().isEmpty()) {
      assertThat(help)
          .contains("Example:")
          .contains("  " + command.getCommandSpec().qualifiedName());
    }
    command
        .getCommandSpec()
        .args()
        .forEach(argument -> assertThat(argument.description()).as("%s", argument).isNotEmpty());
  }

  @Test
  void helpIsNoMisuse(@TempDir Path home) {
    TestShell shell = new TestShell(home);
    assertThat(shell.run("devices", "list", "--help")).isZero();
    assertThat(shell.out()).startsWith("Usage: pointsman devices list");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void thePageNamesEveryCommandAndExitCode() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(commands().filter(command -> command.getSubcommands().isEmpty()))
        .allSatisfy(
            command ->
                assertThat(page).contains("`" + command.getCommandSpec().qualifiedName() + "`"));
    for (ExitCode code : ExitCode.values()) {
      assertThat(page).contains("\n| " + code.number() + " |");
    }
  }

  @Test
  void theHelpNamesEveryExitCodeThatPeopleMeet() {
    String help = commands().findFirst().orElseThrow().getUsageMessage();
    for (ExitCode code : ExitCode.values()) {
      if (code != ExitCode.OUTPUT_CLOSED) {
        assertThat(help).containsPattern("\n  " + code.number() + "   \\w");
      }
    }
  }

  private static void collect(CommandLine command, List<CommandLine> into) {
    into.add(command);
    command.getSubcommands().values().forEach(each -> collect(each, into));
  }
}
