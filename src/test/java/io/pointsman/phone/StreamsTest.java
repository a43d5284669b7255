package io.pointsman.phone;

import static io.pointsman.phone.TestListener.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.delivery.Delivery;
import io.pointsman.manifest.Delivered;
import io.pointsman.registry.Mode;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsTest {

  private static final int PARTS = 1000;
  private static final int PART = 16_384;

  private final TestListener phones = new TestListener("public-urls=http://phones.example");
  private final PartsStream parts = new PartsStream(phones.vertx, PARTS, PART);

  StreamsTest() {
    RoutedProfile profile =
        new RoutedProfile(
            1,
            new UUID(0, 1),
            1,
            Mode.PROXY,
            new Target(TestListener.template("https://prov.example/{mac.lower}"), 302),
            Map.of(),
            Delivery.NONE);
    phones.route(KNOWN, new Route.ToProfile(profile));
  }

  @AfterEach
  void close() {
    phones.close();
  }

  @Test
  void aPhoneThatTakesNothingHoldsTheFileBack() {
    give((long) PARTS * PART);
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", "/7c2f80abcdef.bin", "Connection: close"));
      await().during(Duration.ofMillis(300)).until(parts::isPaused);
      int sent = parts.sent();
      assertThat(sent).isLessThan(PARTS / 2);
      String all = phone.rest();
      assertThat(all)
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nContent-Length: 16384000\r\n");
      assertThat(all.length() - all.indexOf("\r\n\r\n") - 4).isEqualTo(PARTS * PART);
    }
    assertThat(phones.answers("gigaset", "fetched")).isEqualTo(1);
  }

  @Test
  void theNextRequestIsAnsweredBehindTheFile() {
    give((long) PARTS * PART);
    try (RawPhone phone = phones.phone()) {
      phone.send(
          RawPhone.request("GET", "/7c2f80abcdef.bin")
              + RawPhone.request("GET", "/000000000001.cfg", "Connection: close"));
      String all = phone.rest();
      assertThat(all.substring(all.indexOf("\r\n\r\n") + 4 + PARTS * PART))
          .startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void aFileOfUnknownLengthComesInChunks() {
    give(-1);
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", "/7c2f80abcdef.bin", "Connection: close"));
      String all = phone.rest();
      assertThat(all).contains("\r\nTransfer-Encoding: chunked\r\n\r\n4000\r\n");
      assertThat(all).endsWith("\r\n0\r\n\r\n");
      assertThat(all.length() - all.indexOf("\r\n\r\n") - 4)
          .isEqualTo(PARTS * (PART + "4000\r\n\r\n".length()) + "0\r\n\r\n".length());
    }
  }

  @Test
  void halfAFileIsCutOff() {
    give(-1);
    parts.breakAfter(3);
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", "/7c2f80abcdef.bin"));
      assertThat(phone.rest()).doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void aPhoneThatHangsUpEndsTheFetch() {
    give((long) PARTS * PART);
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", "/7c2f80abcdef.bin"));
      phone.answer();
    }
    await().until(parts::isClosed);
  }

  @Test
  void headNeedsNoFile() {
    give((long) PARTS * PART);
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("HEAD", "/7c2f80abcdef.bin", "Connection: close"));
      assertThat(phone.rest()).endsWith("\r\nContent-Length: 16384000\r\n\r\n");
    }
    assertThat(parts.isClosed()).isTrue();
    assertThat(parts.sent()).isZero();
  }

  private void give(long length) {
    Delivered stream =
        new Delivered.Stream(parts, parts::close, length, "application/octet-stream", null);
    phones.deliveries = request -> Future.succeededFuture(stream);
  }

  @Test
  void longFilesAskedForTogetherAreGivenOneAfterTheOther() {
    AtomicInteger given = new AtomicInteger();
    Delivered file = new Delivered.Body(new byte[1 << 20], "text/plain", "\"e\"", -1);
    phones.deliveries =
        request -> {
          given.incrementAndGet();
          return Future.succeededFuture(file);
        };
    try (RawPhone phone = phones.phone()) {
      // Whoever has sent much is read in larger pieces.
      phone.send(
          RawPhone.request("GET", "/000000000001.cfg").repeat(1000)
              + RawPhone.request("GET", "/7c2f80abcdef.bin").repeat(900));
      await().until(() -> given.get() > 0);
      await().during(Duration.ofMillis(300)).until(() -> given.get() < 50);
    }
  }

  @Test
  void theNextRequestIsAnsweredBehindALongFileFromMemory() {
    byte[] bytes = new byte[6 << 20];
    Arrays.fill(bytes, (byte) 'x');
    Delivered file = new Delivered.Body(bytes, "text/plain", "\"e\"", -1);
    phones.deliveries = request -> Future.succeededFuture(file);
    try (RawPhone phone = phones.phone()) {
      phone.send(
          RawPhone.request("GET", "/7c2f80abcdef.bin")
              + RawPhone.request("GET", "/000000000001.cfg", "Connection: close"));
      String all = phone.rest();
      int body = all.indexOf("\r\n\r\n") + 4;
      assertThat(all.substring(body + bytes.length)).startsWith("HTTP/1.1 404 ");
      assertThat(all.substring(body, body + bytes.length)).matches("x*+");
    }
  }

  @Test
  void aPartOfALongFileIsGivenToo() {
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    Delivered file = new Delivered.Body(bytes, "text/plain", "\"e\"", -1);
    phones.deliveries = request -> Future.succeededFuture(file);
    try (RawPhone phone = phones.phone()) {
      phone.send(
          RawPhone.request(
              "GET", "/7c2f80abcdef.bin", "Range: bytes=1-199998", "Connection: close"));
      String all = phone.rest();
      assertThat(all).startsWith("HTTP/1.1 206 ").contains("\r\nContent-Length: 199998\r\n");
      assertThat(all.substring(all.indexOf("\r\n\r\n") + 4))
          .isEqualTo(new String(bytes, 1, 199_998, StandardCharsets.ISO_8859_1));
    }
  }
}
