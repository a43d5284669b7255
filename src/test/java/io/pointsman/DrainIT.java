package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SIGTERM while phones ask. */
@Tag("quiet")
class DrainIT {

  private static final String PATH = "/device/7C2F80ABCDEF.xml";

  /**
   * A connection that the system has made but the program has not taken yet dies with the port;
   * nobody can help that, and it concerns new connections of the last moments only.
   */
  private static final long LAST_MOMENTS = TimeUnit.MILLISECONDS.toNanos(250);

  private static PostgresServer postgres;

  /**
   * One request and what became of it.
   *
   * @param sent monotonic nanoseconds
   * @param first whether it was the first of its connection
   * @param answer the head, null if there was none
   */
  private record Request(long sent, boolean first, String answer, IOException failure) {}

  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final AtomicLong portClosed = new AtomicLong();
  private volatile boolean stop;

  @BeforeAll
  static void startPostgres() {
    postgres = PostgresServer.start();
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @Test
  void isNotReadyFirstAndAnswersAllThatWasSentBeforeThePortClosed() throws Exception {
    try (Replica replica = start("drain", "2S")) {
      AtomicLong unready = new AtomicLong();
      ExecutorService phones = Executors.newCachedThreadPool();
      phones.execute(() -> watchReadiness(replica, unready));
      load(phones, replica, 3, 2);
      long signal = System.nanoTime();
      assertThat(replica.stop()).isEqualTo(143);
      end(phones);

      assertThat(millis(unready.get() - signal)).as("until not ready").isBetween(0L, 1900L);
      assertThat(millis(portClosed.get() - signal)).as("until closed").isGreaterThan(1900L);
      // Readiness goes first; that connections are closed comes a moment later.
      long draining = unready.get() + TimeUnit.MILLISECONDS.toNanos(500);
      List<Request> afterUnready =
          requests.stream().filter(request -> request.sent() > draining).toList();
      assertThat(afterUnready.stream().filter(request -> request.answer() != null))
          .as("answered while not ready")
          .hasSizeGreaterThan(50)
          .allMatch(request -> request.answer().toLowerCase().contains("connection: close"));
      assertNoneWasDropped();
    }
  }

  @Test
  void answersAllThatWasSentBeforeThePortClosedWithoutAnyDelayToo() throws Exception {
    try (Replica replica = start("drain-at-once", "0S")) {
      ExecutorService phones = Executors.newCachedThreadPool();
      load(phones, replica, 8, 1);
      assertThat(replica.stop()).isEqualTo(143);
      end(phones);

      assertNoneWasDropped();
    }
  }

  private static Replica start(String name, String delay) {
    return Replica.named(name)
        .stores(postgres, null)
        .property("quarkus.shutdown.delay", delay)
        .property("pointsman.phone.rate-limit", "0")
        .startWithoutWaiting()
        .awaitReady(Duration.ofMinutes(2));
  }

  /** Returns when each of the phones has been answered some times. */
  private void load(ExecutorService phones, Replica replica, int keepAlive, int anew) {
    for (int i = 0; i < keepAlive; i++) {
      phones.execute(() -> phone(replica.phonePort(), Integer.MAX_VALUE));
    }
    for (int i = 0; i < anew; i++) {
      phones.execute(() -> phone(replica.phonePort(), 1));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> requests.size() > 100 * (keepAlive + anew));
  }

  /** Polls until the port is closed, with so many requests on each connection. */
  private void phone(int port, int requestsEach) {
    while (!stop) {
      try (RawConnection connection = RawConnection.to(port)) {
        boolean open = true;
        for (int i = 0; i < requestsEach && open && !stop; i++) {
          open = ask(connection, i == 0);
        }
      } catch (ConnectException refused) {
        portClosed.compareAndSet(0, System.nanoTime());
        return;
      } catch (IOException reset) {
        // While connecting: nothing was sent.
      }
    }
  }

  private boolean ask(RawConnection connection, boolean first) {
    long sent = System.nanoTime();
    try {
      String answer = connection.poll(PATH);
      requests.add(new Request(sent, first, answer, null));
      return !answer.toLowerCase().contains("connection: close");
    } catch (IOException failure) {
      requests.add(new Request(sent, first, null, failure));
      return false;
    }
  }

  private void watchReadiness(Replica replica, AtomicLong unready) {
    while (!stop && unready.get() == 0) {
      if (!replica.ready()) {
        unready.set(System.nanoTime());
      }
    }
  }

  private void end(ExecutorService phones) throws InterruptedException {
    phones.shutdown();
    boolean ended = phones.awaitTermination(20, TimeUnit.SECONDS);
    stop = true;
    assertThat(ended).as("all phones found the port closed").isTrue();
  }

  private void assertNoneWasDropped() {
    long closed = portClosed.get();
    assertThat(requests.stream().filter(request -> request.failure() == null))
        .allMatch(request -> request.answer().startsWith("HTTP/1.1 404 "));
    assertThat(requests.stream().filter(request -> request.failure() != null))
        .as("requests without an answer, of %d", requests.size())
        .filteredOn(request -> request.sent() < closed - (request.first() ? LAST_MOMENTS : 0))
        .isEmpty();
  }

  private static long millis(long nanoseconds) {
    return TimeUnit.NANOSECONDS.toMillis(nanoseconds);
  }
}
