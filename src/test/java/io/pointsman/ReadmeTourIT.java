package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointsman.testing.LocalRunProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's tour, typed in as it stands there, says what it says there. */
class ReadmeTourIT {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final String MARK = "@@@ block ";

  /** A block of commands and what is printed beside it. */
  private record Step(String commands, String printed) {}

  private Path folder;

  @BeforeEach
  void freshFolder() throws IOException {
    folder = Files.createTempDirectory("pointsman-tour");
  }

  @AfterEach
  void nothingStaysBehind() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void printsWhatItSays() throws Exception {
    for (String needed : List.of("bash", "curl", "jq")) {
      assumeTrue(onPath(needed), "the tour needs " + needed + ", which is not installed here");
    }
    List<Step> steps = steps();
    assertThat(steps).hasSizeGreaterThan(6);
    try (LocalRunProcess run = LocalRunProcess.start(List.of(), folder.resolve("local-data"))) {
      awaitReady(run);
      List<String> printed = type(run, steps);
      for (int i = 0; i < steps.size(); i++) {
        assertThat(comparable(printed.get(i)))
            .as("what is printed by\n%s", steps.get(i).commands())
            .isEqualTo(comparable(steps.get(i).printed()));
      }
      String swagger = "http://localhost:" + run.apiPort() + "/q/swagger-ui";
      assertThat(Http.get(swagger + "/").statusCode()).isEqualTo(200);
      assertThat(run.stop()).isEqualTo(143);
    }
  }

  private static List<Step> steps() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("\n## A tour of five minutes\n");
    Matcher block = BLOCK.matcher(readme.substring(from, readme.indexOf("\n## ", from + 1)));
    List<Step> steps = new ArrayList<>();
    while (block.find()) {
      if (block.group(1).equals("sh")) {
        steps.add(new Step(block.group(2), ""));
      } else {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.commands(), last.printed() + block.group(2)));
      }
    }
    return steps;
  }

  /** What each step prints, when all are typed into one shell. */
  private List<String> type(LocalRunProcess run, List<Step> steps) throws Exception {
    StringBuilder script = new StringBuilder();
    for (Step step : steps) {
      script.append("echo '").append(MARK).append("'\n").append(step.commands());
    }
    Path typed = folder.resolve("tour.sh");
    Files.writeString(
        typed,
        script
            .toString()
            .replace("bin/test-phone", Path.of("bin/test-phone").toAbsolutePath().toString())
            .replace("localhost:8080", "localhost:" + run.apiPort())
            .replace("localhost:7080", "localhost:" + run.phonePort())
            // How soon a replica knows is for other tests, which wait for it.
            .replace("sleep 1\n", "sleep 3\n"));
    Path output = folder.resolve("output.txt");
    Process bash =
        new ProcessBuilder("bash", typed.toString())
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .redirectOutput(output.toFile())
            .start();
    if (!bash.waitFor(2, TimeUnit.MINUTES)) {
      bash.destroyForcibly();
    }
    assertThat(bash.exitValue()).isZero();
    String all = Files.readString(output).replace("localhost:" + run.phonePort(), "localhost:7080");
    List<String> printed = List.of(all.split(Pattern.quote(MARK) + "\n", -1));
    assertThat(printed).as(all).hasSize(steps.size() + 1);
    return printed.subList(1, printed.size());
  }

  private static String comparable(String text) {
    return Arrays.stream(text.replace("\r", "").strip().split("\n"))
        .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>"))
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z|_[0-9:]+)", "<time>"))
        .collect(Collectors.joining("\n"));
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void awaitReady(LocalRunProcess run) {
    Awaitility.await("the local run is ready")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .failFast(
            () -> {
              if (!run.alive()) {
                throw new IllegalStateException("It has ended:\n" + run.output());
              }
            })
        .ignoreExceptions()
        .until(() -> Http.get(run.management() + "/q/health/ready").statusCode() == 200);
  }
}
