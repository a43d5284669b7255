package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointsman.manifest.Delivered;
import io.pointsman.registry.Mode;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowPhonesTest {

  private static final String PATH = "/7c2f80abcdef.xml";

  private TestListener phones;

  @AfterEach
  void close() {
    phones.close();
  }

  @Test
  void whoDripsIsCutOffThoughNeverSilent() {
    phones = new TestListener("head-timeout=500ms", "idle-timeout=10s");
    try (RawPhone phone = phones.phone()) {
      phone.send("GET / HTTP/1.1\r\nX: ");
      long began = System.nanoTime();

      await().pollInterval(Duration.ofMillis(20)).until(() -> phone.isClosedAfter("a"));

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
      assertThat(phones.limited("head_timeout")).isEqualTo(1);
      assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
    }
  }

  @Test
  void whoDripsAfterAWholeRequestIsCutOffToo() {
    phones = new TestListener("head-timeout=300ms", "idle-timeout=10s");
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", PATH) + "G");
      assertThat(phone.answer()).startsWith("HTTP/1.1 302 ");

      await().pollInterval(Duration.ofMillis(20)).until(() -> phone.isClosedAfter("E"));
      assertThat(phones.limited("head_timeout")).isEqualTo(1);
    }
  }

  @Test
  void whoIsSlowButInTimeIsAnswered() {
    phones = new TestListener("head-timeout=5s");
    try (RawPhone phone = phones.phone()) {
      for (char next : RawPhone.request("GET", PATH).toCharArray()) {
        phone.send(String.valueOf(next));
      }
      assertThat(phone.answer()).startsWith("HTTP/1.1 302 ");
      assertThat(phone.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }
    assertThat(phones.limited("head_timeout")).isZero();
  }

  @Test
  void aKeptConnectionOutlivesTheHeadTimeoutButNotTheIdleTimeout() {
    phones = new TestListener("head-timeout=100ms", "idle-timeout=1s");
    try (RawPhone phone = phones.phone()) {
      assertThat(phone.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
      long began = System.nanoTime();

      assertThat(phone.rest()).isEmpty();

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(800), Duration.ofSeconds(5));
    }
    assertThat(phones.limited("head_timeout")).isZero();
  }

  @Test
  void whoTakesNoAnswersIsReadNoFurther() {
    phones = new TestListener("idle-timeout=1s", "rate-limit=0");
    String many = RawPhone.request("GET", PATH).repeat(1000);
    AtomicInteger sent = new AtomicInteger();
    try (RawPhone phone = phones.phone()) {
      // Once the buffers between are full, sending waits, and in the end it is hung up on.
      assertThatThrownBy(
              () -> {
                while (sent.incrementAndGet() < 4000) {
                  phone.send(many);
                }
              })
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void whoTakesALongFileSlowlyIsNotSilent() throws IOException {
    Vertx epoll = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    phones =
        new TestListener(epoll, null, "idle-timeout=500ms", "public-urls=http://phones.example");
    assumeTrue(epoll.isNativeTransportEnabled(), "Linux' own epoll");
    RoutedProfile profile =
        new RoutedProfile(
            1,
            new UUID(0, 1),
            1,
            Mode.MANIFEST,
            new Target(TestListener.template("https://prov.example/{mac.lower}"), 302),
            Map.of());
    phones.route(TestListener.KNOWN, new Route.ToProfile(profile));
    byte[] file = new byte[8 << 20];
    phones.deliveries =
        request -> Future.succeededFuture(new Delivered.Body(file, "text/plain", "\"e\"", -1));
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(32 * 1024);
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress("127.0.0.1", phones.listener.port()), 5_000);
      RawPhone phone = new RawPhone(socket);
      assertThat(phone.ask("GET", PATH, "Connection: close")).startsWith("HTTP/1.1 200 ");
      int read = 0;
      // Slower than the socket's buffer would need to drain by a third within the idle time-out.
      for (int part = 0; part < 100; part++) {
        read += socket.getInputStream().readNBytes(16 * 1024).length;
        await().pollDelay(Duration.ofMillis(20)).until(() -> true);
      }
      assertThat(read + socket.getInputStream().readAllBytes().length).isEqualTo(file.length);
    }
  }

  @Test
  void whoNeverSaysAnythingIsLetGo() {
    phones = new TestListener("idle-timeout=200ms");
    try (RawPhone phone = phones.phone()) {
      assertThat(phone.rest()).isEmpty();
    }
    await().until(() -> phones.listener.connections() == 0);
  }
}
