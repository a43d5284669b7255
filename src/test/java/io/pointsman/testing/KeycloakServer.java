package io.pointsman.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Keycloak with the realm {@code phones}, on loopback, with an H2 of its own; needs {@code
 * target/keycloak}, where the Maven profile {@code endurance} unpacks it.
 */
public final class KeycloakServer implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final int port = FreePorts.next();
  private final Path log;
  private final Process process;
  private final ProcessTree processes;

  private KeycloakServer() throws IOException {
    Path home = home();
    deleteTree(home.resolve("data"));
    Path realm = Files.createDirectories(home.resolve("data/import")).resolve("phones.json");
    try (InputStream source = KeycloakServer.class.getResourceAsStream("/keycloak/phones.json")) {
      Files.copy(source, realm);
    }
    Path logs = Files.createDirectories(TestFolders.target().resolve("replica-logs"));
    log = Files.createTempFile(logs, "keycloak-", ".txt");
    ProcessBuilder starter =
        new ProcessBuilder(
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + FreePorts.next());
    starter.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = starter.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    processes = ProcessTree.of(process.toHandle());
  }

  /** Waits until it knows its realm. */
  public static KeycloakServer start() {
    try {
      KeycloakServer server = new KeycloakServer();
      Awaitility.await("Keycloak, see " + server.log)
          .atMost(Duration.ofMinutes(10))
          .failFast("it has ended", () -> !server.process.isAlive())
          .ignoreExceptions()
          .until(() -> server.status("/.well-known/openid-configuration") == 200);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public String issuer() {
    return "http://127.0.0.1:" + port + "/realms/phones";
  }

  /** What an endpoint below {@code protocol/openid-connect/} answers to a form. */
  public HttpResponse<String> post(String endpoint, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/" + endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private int status(String path) {
    return send(HttpRequest.newBuilder(URI.create(issuer() + path))).statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path home() throws IOException {
    try (Stream<Path> versions = Files.list(TestFolders.target().resolve("keycloak"))) {
      return versions.findFirst().orElseThrow();
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  @Override
  public void close() {
    processes.kill();
  }
}
