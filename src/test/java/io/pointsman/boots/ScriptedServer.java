package io.pointsman.boots;

import io.pointsman.testing.TenantAnswer;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** A tenant's server: files by path, and what it is told to do instead of giving them. */
final class ScriptedServer implements AutoCloseable {

  private final TenantServer server = TenantServer.start();

  /** Such as {@code http://127.0.0.1:21234}, without a slash at its end. */
  String url() {
    return server.url("");
  }

  ScriptedServer file(String path, byte[] content) {
    server.on(path, file(content));
    return this;
  }

  /** In its text, {@code @} stands for this server's URL. */
  ScriptedServer file(String path, String content) {
    return file(path, bytes(content));
  }

  ScriptedServer redirect(String path, int status, String location) {
    server.on(path, TenantAnswers.status(status, "Location: " + location));
    return this;
  }

  /** It answers with these, one a request, before it gives the file. */
  ScriptedServer file(String path, String content, Integer... failures) {
    Queue<Integer> left = new ArrayDeque<>(List.of(failures));
    TenantAnswer file = file(bytes(content));
    server.on(
        path,
        (request, out) -> {
          Integer failure = left.poll();
          (failure == null ? file : TenantAnswers.status(failure)).write(request, out);
        });
    return this;
  }

  /** With its URL for {@code @}. */
  String filled(String text) {
    return text.replace("@", url());
  }

  /** Each with its URL for {@code @}. */
  List<String> all(String... texts) {
    return Arrays.stream(texts).map(this::filled).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  private byte[] bytes(String content) {
    return filled(content).getBytes(StandardCharsets.UTF_8);
  }

  private static TenantAnswer file(byte[] content) {
    return TenantAnswers.body("application/octet-stream", content);
  }
}
