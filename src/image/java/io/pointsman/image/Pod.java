package io.pointsman.image;

import io.pointsman.testing.FreePorts;
import io.pointsman.testing.TestFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process of the image's, on free ports, and what phones and probes get from it. */
final class Pod implements AutoCloseable {

  static final String OPERATOR_KEY = "pm_only-for-the-test-of-the-image";
  static final String MAC = "805ec0000001";

  private static final Duration START = Duration.ofMinutes(5);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path log;
  private final int phone;
  private final int api;
  private final int management;
  private final long began = System.nanoTime();

  private Pod(String name, List<String> command, Map<String, String> more) throws IOException {
    phone = FreePorts.next();
    api = FreePorts.next();
    management = FreePorts.next();
    log = Files.createDirectories(TestFolders.target().resolve("image")).resolve(name + ".log");
    ProcessBuilder starter = new ProcessBuilder(command);
    starter.environment().keySet().removeIf(key -> !key.equals("PATH"));
    starter.environment().put("POINTSMAN_OPERATOR_KEY", OPERATOR_KEY);
    starter.environment().put("POINTSMAN_PHONE_PORT", Integer.toString(phone));
    starter.environment().put("QUARKUS_HTTP_PORT", Integer.toString(api));
    starter.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    starter.environment().putAll(more);
    process = starter.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  static Pod start(String name, List<String> command, String database, String redis, String sides)
      throws IOException {
    return new Pod(
        name,
        command,
        Map.of(
            "POINTSMAN_DATABASE_URL",
            database,
            "POINTSMAN_REDIS_URL",
            redis,
            "POINTSMAN_SIDES",
            sides,
            "POINTSMAN_REGISTRY_TARGET_HOSTS",
            "free",
            "POINTSMAN_ROUTING_SNAPSHOT_FILE",
            Layout.STATE + "/index.snapshot",
            "POINTSMAN_ROUTING_SNAPSHOT_INTERVAL",
            "1s",
            "QUARKUS_SHUTDOWN_DELAY",
            "0S"));
  }

  /** With the environment given and no more. */
  static Pod start(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    return new Pod(name, command, environment);
  }

  String api() {
    return "http://127.0.0.1:" + api;
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  long pid() {
    return process.pid();
  }

  void awaitReady() {
    awaitStatus("http://127.0.0.1:" + management + "/q/health/ready", 200);
  }

  /** Milliseconds from the start of the process to its first redirect. */
  long awaitRedirect() {
    awaitStatus("http://127.0.0.1:" + phone + "/device/" + MAC, 302);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** So that the training knows of them too. */
  void answersAll() throws IOException {
    awaitStatus("http://127.0.0.1:" + management + "/q/metrics", 200);
    awaitStatus("http://127.0.0.1:" + management + "/q/health/live", 200);
    awaitStatus("http://127.0.0.1:" + phone + "/device/805ec0ffffff", 404);
  }

  int end(long most, TimeUnit unit) throws IOException {
    process.destroy();
    return awaitEnd(most, unit);
  }

  int awaitEnd(long most, TimeUnit unit) throws IOException {
    try {
      if (process.waitFor(most, unit)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("it does not end, see " + log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitStatus(String url, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    Awaitility.await(url + " answers " + status + ", see " + log)
        .atMost(START)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .failFast(log + " says why it ended", () -> !process.isAlive())
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () ->
                HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == status);
  }
}
