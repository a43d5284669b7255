package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/** Polls without a pause while stores fail, and judges each answer by the phase it fell into. */
final class Watch implements AutoCloseable {

  /** Longer than any answer takes; shorter than a test. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Pollers pollers = new Pollers();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Phase> now =
      new AtomicReference<>(new Phase("all is well", true, true, true));
  private final Latencies latencies = new Latencies();

  /**
   * Starts a poller.
   *
   * @param macs whom to be next; asked by one thread only
   */
  void poll(
      Replica replica,
      Phones phones,
      Duration pause,
      LongSupplier macs,
      LongFunction<String> truth) {
    AtomicReference<Phase> began = new AtomicReference<>();
    pollers.start(
        replica,
        PATIENCE,
        pause,
        () -> {
          began.set(now.get());
          return macs.getAsLong();
        },
        (mac, answer, failure, sent) -> {
          Phase phase = overlapping(began.get(), now.get());
          if (failure != null) {
            wrong.add("%s: %s for %s".formatted(phase.name(), failure, phones));
            return;
          }
          latencies.add(phase, phones, answer);
          String why = phase.wrong(phones, answer, truth.apply(mac));
          if (why != null) {
            wrong.add(why);
          }
        });
  }

  /** Lets the stores be in a certain way for a while; the change to it takes a moment. */
  void phase(String name, boolean postgres, boolean redis, Duration settling, Duration lasting) {
    now.set(new Phase(name + ", settling", postgres, redis, false));
    pass(settling);
    now.set(new Phase(name, postgres, redis, true));
    pass(lasting);
  }

  /** A store is about to change its way, so what it has in hand may be lost. */
  void unsettle() {
    Phase phase = now.get();
    now.set(new Phase(phase.name() + ", ending", phase.postgres(), phase.redis(), false));
  }

  /** Stops polling, prints how long answers took, and fails if any was not as it must be. */
  void judge() {
    pollers.close();
    System.out.print(latencies.report());
    assertThat(wrong).isEmpty();
    latencies.assertQuick();
  }

  @Override
  public void close() {
    pollers.close();
  }

  static void pass(Duration time) {
    Awaitility.await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
  }

  /** What was asked in one phase and answered in the next may have needed either. */
  private static Phase overlapping(Phase began, Phase ended) {
    return began == ended ? ended : new Phase(began.name(), began.postgres(), began.redis(), false);
  }
}
