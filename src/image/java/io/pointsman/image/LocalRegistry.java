package io.pointsman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Debian's {@code docker-registry} on loopback, and what it gives to whoever pulls. */
final class LocalRegistry implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final String PROGRAM = "docker-registry";
  private static final String ACCEPT =
      "application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final String name;

  private LocalRegistry(Process process, String name) {
    this.process = process;
    this.name = name;
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  static LocalRegistry start(Path folder) throws IOException {
    String address = "127.0.0.1:" + FreePorts.next();
    Path data = Files.createTempDirectory(folder, "registry");
    Path settings =
        Files.writeString(
            folder.resolve("registry.yml"),
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: "%s"}}
            http: {addr: "%s"}
            """
                .formatted(data, address));
    Process process =
        new ProcessBuilder(PROGRAM, "serve", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    LocalRegistry registry = new LocalRegistry(process, address);
    Awaitility.await("the registry answers")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> registry.get("").length > 0);
    return registry;
  }

  /** Host and port, as image names begin. */
  String name() {
    return name;
  }

  JsonNode manifest(String reference) throws IOException {
    return JSON.readTree(get("pointsman/manifests/" + reference));
  }

  byte[] blob(String digest) throws IOException {
    return get("pointsman/blobs/" + digest);
  }

  private byte[] get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + name + "/v2/" + path))
            .header("Accept", ACCEPT)
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
