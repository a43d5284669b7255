package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointsman.testing.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A port is one process' alone, however many of its event loops listen there. */
class PhonePortTest {

  private static final int ROUNDS = 20;

  @Test
  void phonesComeToEveryEventLoop() {
    try (TestListener listener = listener("event-loops=3")) {
      List<RawPhone> phones = new ArrayList<>();
      for (int i = 0; i < 200 && listener.threads.size() < 3; i++) {
        phones.add(listener.phone());
        phones.get(i).ask("GET", "/device/" + TestListener.KNOWN + ".xml");
      }
      phones.forEach(RawPhone::close);
      assertThat(listener.threads).hasSize(3);
    }
  }

  @Test
  void anotherOneIsRefusedAndSaysWhere() {
    String port = "port=" + FreePorts.next();
    try (TestListener first = listener(port)) {
      assertThatThrownBy(() -> listener(port)).satisfies(failure -> refused(failure, port));
      assertThat(first.get("/device/" + TestListener.KNOWN + ".xml")).startsWith("HTTP/1.1 302 ");
    }
    listener(port).close();
  }

  /** Neither finds the other's socket before it has one of its own. */
  @Test
  void ofTwoThatBeginAtOnceAtMostOneListens() {
    int alone = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String port = "port=" + FreePorts.next();
      CountDownLatch go = new CountDownLatch(2);
      List<CompletableFuture<TestListener>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            CompletableFuture.supplyAsync(
                () -> {
                  go.countDown();
                  while (go.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                  return listener(port);
                },
                // Threads of their own: on two cores the common pool may be a single one.
                begun -> new Thread(begun).start()));
      }
      List<TestListener> open = new ArrayList<>();
      for (CompletableFuture<TestListener> each : both) {
        try {
          open.add(each.join());
        } catch (CompletionException failure) {
          refused(failure.getCause(), port);
        }
      }
      open.forEach(TestListener::close);
      assertThat(open).hasSizeLessThan(2);
      alone += open.size();
    }
    assertThat(alone).as("rounds that one of the two won").isPositive();
  }

  private static void refused(Throwable failure, String port) {
    assertThat(failure)
        .hasStackTraceContaining("The phone ports (pointsman.phone." + port.replace('=', ' ') + ")")
        .hasStackTraceContaining("Address already in use");
  }

  private static TestListener listener(String... settings) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    assumeTrue(vertx.isNativeTransportEnabled(), "Linux' own epoll");
    try {
      return new TestListener(vertx, null, settings);
    } catch (CompletionException refused) {
      vertx.close();
      throw refused;
    }
  }
}
