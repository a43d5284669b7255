package io.pointsman.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code bin/pointsman} as a process of its own, as a user runs it. */
record CliProcess(int code, String out, String err) {

  private static final long LONGEST_SECONDS = 120;

  /**
   * @param home where it keeps its configuration
   * @param input null for none
   */
  static CliProcess run(
      Path home, Map<String, String> environment, String input, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of("bin/pointsman").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(home, "out", ".txt");
      Path err = Files.createTempFile(home, "err", ".txt");
      ProcessBuilder starter = new ProcessBuilder(command);
      starter.environment().keySet().removeIf(key -> key.startsWith("POINTSMAN_"));
      starter.environment().put("JAVA_HOME", System.getProperty("java.home"));
      starter.environment().put("XDG_CONFIG_HOME", home.toString());
      starter.environment().putAll(environment);
      Process process = starter.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write((input == null ? "" : input).getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end: " + Files.readString(err));
      }
      return new CliProcess(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException failed) {
      throw new IllegalStateException("Cannot run " + command, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
