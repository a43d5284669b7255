package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who sends a large body and reads nothing meanwhile still gets the answer, whatever it is; who
 * never ends is cut off.
 */
@Tag("application")
@QuarkusTest
class UnreadBodiesTest {

  private static final int PIECE = 1 << 16;
  private static final int PIECES = 400;
  private static final String SPACES = " ".repeat(PIECE);
  private static final String CHUNK = Integer.toHexString(PIECE) + "\r\n" + SPACES + "\r\n";

  @Inject Vertx vertx;

  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = Api.tenant();
  }

  @Test
  void thatAreTooLarge() {
    String detail = "A body may have up to 1048576 bytes: send less at once.";
    tooLarge(announced("profiles", "application/json", tenant.editor()), detail);
    tooLarge(chunked("profiles", "application/json", tenant.editor()), detail);
  }

  @Test
  void thatAreTooLargeEvenForImports() {
    for (String subject : new String[] {"devices", "ranges"}) {
      tooLarge(
          announced(subject + "/import", "text/csv", tenant.editor()),
          "A body may have up to 2097152 bytes: send less at once.");
      tooLarge(
          chunked(subject + "/import", "text/csv", tenant.editor()),
          "An import may have up to 2097152 bytes: split the file.");
    }
  }

  @Test
  void whoseSenderIsRefused() {
    // Below the limit, so that it is the key that is refused.
    int fair = (1 << 21) / PIECE;
    String stranger = "pm_" + "A".repeat(43);
    refused(
        RawHttp.send(head("devices/import", "text/csv", stranger, length(fair)), SPACES, fair),
        ProblemType.UNAUTHENTICATED);
    refused(
        RawHttp.send(
            head("devices/import", "text/csv", tenant.reader(), length(fair)), SPACES, fair),
        ProblemType.FORBIDDEN);
    refused(chunked("devices/import", "text/csv", stranger), ProblemType.UNAUTHENTICATED);
    refused(chunked("nowhere", "text/csv", tenant.editor()), ProblemType.UNKNOWN_PATH);
  }

  @Test
  void thatComeByHttp2() throws Exception {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    try {
      for (int again = 0; again < 2; again++) {
        String answer =
            client
                .request(HttpMethod.POST, RestAssured.port, "127.0.0.1", "/api/v1/profiles")
                .map(
                    request ->
                        request
                            .putHeader("Authorization", "Bearer " + tenant.editor())
                            .putHeader("Content-Type", "application/json"))
                .compose(request -> request.send(Buffer.buffer(SPACES.repeat(PIECES))))
                .compose(
                    response -> response.body().map(body -> response.statusCode() + " " + body))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        assertThat(answer).startsWith("413 {").contains(ProblemType.BODY_TOO_LARGE.uri());
      }
    } finally {
      client.close();
    }
  }

  @Test
  void thatNeverEnd() {
    String head =
        head("profiles", "application/json", tenant.editor(), "Transfer-Encoding: chunked");
    long began = System.nanoTime();
    assertThatThrownBy(() -> RawHttp.send(head, CHUNK, Integer.MAX_VALUE))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(SocketException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
  }

  private static String announced(String path, String type, String key) {
    return RawHttp.send(head(path, type, key, length(PIECES)), SPACES, PIECES);
  }

  private static String chunked(String path, String type, String key) {
    String head = head(path, type, key, "Transfer-Encoding: chunked");
    return RawHttp.send(head, CHUNK, PIECES, "0\r\n\r\n");
  }

  private static String length(int pieces) {
    return "Content-Length: " + pieces * PIECE;
  }

  private static String head(String path, String type, String key, String size) {
    return """
    POST /api/v1/%s HTTP/1.1
    Host: x
    Authorization: Bearer %s
    Content-Type: %s
    %s
    Connection: close

    """
        .formatted(path, key, type, size)
        .replace("\n", "\r\n");
  }

  private static void tooLarge(String answer, String detail) {
    refused(answer, ProblemType.BODY_TOO_LARGE);
    assertThat(answer).contains("\"detail\":\"" + detail + "\"");
  }

  private static void refused(String answer, ProblemType type) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + type.status() + " ")
        .contains("Content-Type: application/problem+json", type.uri())
        .endsWith("}");
  }
}
