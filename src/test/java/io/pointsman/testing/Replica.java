package io.pointsman.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * The packaged program as a process of its own, on free ports; for integration tests only, as it
 * needs {@code target/quarkus-app}.
 *
 * <p>Its output goes to {@code target/replica-logs/}.
 */
public final class Replica implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Path log;
  private final int apiPort;
  private final int phonePort;
  private final int managementPort;
  private final Process process;
  private final ProcessTree processes;

  Replica(ReplicaStart start) throws IOException {
    name = start.name();
    apiPort = FreePorts.next();
    phonePort = FreePorts.next();
    managementPort = FreePorts.next();
    Path logs = Files.createDirectories(TestFolders.target().resolve("replica-logs"));
    log = Files.createTempFile(logs, name + "-", ".txt");
    ProcessBuilder starter = new ProcessBuilder(start.command(this));
    starter.environment().keySet().removeIf(key -> key.startsWith("POINTSMAN_"));
    starter.environment().put("POINTSMAN_PHONE_PORT", Integer.toString(phonePort));
    starter.environment().putAll(start.environment());
    process = starter.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    processes = ProcessTree.of(process.toHandle());
  }

  /** A replica to be started, with its name in the log's file name. */
  public static ReplicaStart named(String name) {
    return new ReplicaStart(name);
  }

  /** Such as {@code http://127.0.0.1:21234}, without a slash at its end. */
  public String api() {
    return base(apiPort);
  }

  /** The plain phone listener's address. */
  public String phone() {
    return base(phonePort);
  }

  public String management() {
    return base(managementPort);
  }

  public int apiPort() {
    return apiPort;
  }

  public int phonePort() {
    return phonePort;
  }

  public int managementPort() {
    return managementPort;
  }

  public long pid() {
    return processes.pid();
  }

  public boolean alive() {
    return processes.alive();
  }

  /** Everything it has printed until now. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** True if {@code /q/health/ready} answers 200 now. */
  public boolean ready() {
    return healthy("ready");
  }

  /** True if {@code /q/health/live} answers 200 now, ready or not. */
  public boolean live() {
    return healthy("live");
  }

  private boolean healthy(String kind) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(management() + "/q/health/" + kind))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits for readiness; fails with what the replica printed if it ends, or is late. */
  public Replica awaitReady(Duration atMost) {
    await(atMost, "ready", this::ready);
    return this;
  }

  /** Waits until management answers, whether it is ready or not. */
  public Replica awaitLive(Duration atMost) {
    await(atMost, "live", this::live);
    return this;
  }

  private void await(Duration atMost, String what, Callable<Boolean> condition) {
    Awaitility.await(name + " is " + what + ", see " + log)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .failFast(
            () -> {
              if (!alive()) {
                throw new IllegalStateException(name + " has ended:\n" + output());
              }
            })
        .until(condition);
  }

  /** Waits until it ends by itself. */
  public int awaitExit(Duration atMost) {
    Awaitility.await(name + " ends, see " + log).atMost(atMost).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** SIGSTOP. */
  public void pause() {
    processes.stall();
  }

  /** SIGCONT. */
  public void resume() {
    processes.resume();
  }

  /** SIGTERM, and waits for the end. */
  public int stop() {
    processes.terminate();
    return awaitExit(Duration.ofSeconds(5));
  }

  /** SIGKILL. */
  public void kill() {
    processes.kill();
  }

  /** SIGKILL too: tests that want an orderly end say {@link #stop()}. */
  @Override
  public void close() {
    kill();
  }

  private static String base(int port) {
    return "http://127.0.0.1:" + port;
  }
}
