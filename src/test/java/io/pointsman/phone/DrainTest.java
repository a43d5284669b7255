package io.pointsman.phone;

import static io.pointsman.phone.TestListener.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.routing.Freshness.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainTest {

  private static final String PATH = "/7c2f80abcdef.xml";

  private TestListener phones;

  @AfterEach
  void close() {
    phones.close();
  }

  @Test
  void beforeItClosesItStillAnswersButSendsPhonesElsewhere() {
    phones = new TestListener();
    assertThat(phones.listener.state()).isEqualTo(ListenerState.OPEN);
    phones.listener.prepareToClose();

    assertThat(phones.listener.state()).isEqualTo(ListenerState.DRAINING);
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", PATH));
      assertThat(phone.rest()).startsWith("HTTP/1.1 302 ").contains("connection: close\r\n");
    }
  }

  @Test
  void whoWaitsForAnAnswerGetsItAndWhoIsIdleIsLetGo() {
    phones = new TestListener("drain=20s");
    Promise<State> caughtUp = Promise.promise();
    try (RawPhone idle = phones.phone();
        RawPhone waiting = phones.phone()) {
      assertThat(idle.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
      phones.state = State.STALE;
      phones.catchUp = caughtUp.future();
      waiting.send(RawPhone.request("GET", PATH));
      await().until(() -> phones.answers("gigaset", "redirected") == 1);
      await().until(() -> isAsked(caughtUp));
      int port = phones.listener.port();

      Future<Void> closed = phones.listener.close();

      assertThat(idle.rest()).isEmpty();
      await().until(() -> refuses(port));
      assertThat(closed.isComplete()).isFalse();
      caughtUp.complete(State.FRESH);
      assertThat(waiting.rest()).startsWith("HTTP/1.1 302 ").contains("connection: close\r\n");
      join(closed);
      assertThat(phones.listener.state()).isEqualTo(ListenerState.CLOSED);
    }
  }

  @Test
  void whoDoesNotFinishIsCutOffAfterTheDrainTime() {
    phones = new TestListener("drain=300ms");
    try (RawPhone half = phones.phone()) {
      half.send("GET / HT");
      await().until(() -> phones.listener.connections() == 1);
      long began = System.nanoTime();

      join(phones.listener.close());

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
      assertThat(half.rest()).isEmpty();
    }
  }

  @Test
  void withoutConnectionsItClosesAtOnce() {
    phones = new TestListener("drain=1h");

    join(phones.listener.close());

    assertThat(phones.listener.state()).isEqualTo(ListenerState.CLOSED);
  }

  private static boolean refuses(int port) {
    try (RawPhone late = new RawPhone(port)) {
      assertThat(late.rest()).isEmpty();
      return false;
    } catch (UncheckedIOException refused) {
      return true;
    }
  }

  /** Whether a request waits for the catch-up: someone listens to its future. */
  private boolean isAsked(Promise<State> caughtUp) {
    return phones.catchUpAsked.get() > 0 && !caughtUp.future().isComplete();
  }
}
