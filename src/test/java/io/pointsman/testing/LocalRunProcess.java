package io.pointsman.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local run as a user starts it, by its script, on free ports and without building anew. */
public final class LocalRunProcess implements AutoCloseable {

  private final Process process;
  private final ProcessTree processes;
  private final Path output;
  private final int apiPort;
  private final int phonePort;
  private final int managementPort;

  private LocalRunProcess(List<String> asUser, Path data) throws IOException {
    apiPort = FreePorts.next();
    phonePort = FreePorts.next();
    managementPort = FreePorts.next();
    Path logs = Files.createDirectories(TestFolders.target().resolve("replica-logs"));
    output = Files.createTempFile(logs, "local-run-", ".txt");
    Path script = TestFolders.target().resolveSibling("bin/local-run");
    List<String> command = new ArrayList<>(asUser);
    command.add(script.toString());
    // Halves the CPU time of a start; how fast it is then is not what is tested.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dquarkus.http.port=" + apiPort);
    command.add("-Dquarkus.management.port=" + managementPort);
    ProcessBuilder starter = new ProcessBuilder(command);
    starter.environment().keySet().removeIf(key -> key.startsWith("POINTSMAN_"));
    starter.environment().put("POINTSMAN_LOCAL_DATA", data.toString());
    starter.environment().put("POINTSMAN_PHONE_PORT", Integer.toString(phonePort));
    starter.environment().put("LOCAL_RUN_BUILD", "no");
    starter.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = starter.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    processes = ProcessTree.of(process.toHandle());
  }

  /**
   * @param asUser words before the script's name that make it run as another user, or none
   */
  public static LocalRunProcess start(List<String> asUser, Path data) {
    try {
      return new LocalRunProcess(asUser, data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public int apiPort() {
    return apiPort;
  }

  public int phonePort() {
    return phonePort;
  }

  /** Such as {@code http://127.0.0.1:21234}, without a slash at its end. */
  public String management() {
    return "http://127.0.0.1:" + managementPort;
  }

  public boolean alive() {
    return process.isAlive();
  }

  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL for the program alone: its servers stay behind. */
  public void killAlone() {
    process.toHandle().destroyForcibly();
    awaitExit(Duration.ofSeconds(10));
  }

  /** SIGTERM, and waits for the end. */
  public int stop() {
    processes.terminate();
    return awaitExit(Duration.ofSeconds(5));
  }

  public int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("still runs:\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    processes.kill();
  }
}
