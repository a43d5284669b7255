package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica sleeps for some seconds while things change, and wakes without knowing it slept. */
@Tag("quiet")
class WakingIT {

  private static final Duration SLEEP = Duration.ofSeconds(10);
  private static final Duration LONG_SLEEP = Duration.ofSeconds(30);
  private static final int DEVICES = 20;
  private static final int POLLERS = 6;
  private static final long FIRST = 0x7c2f89_000000L;
  private static final String OLD = "https://waking.example/old/{mac.lower}";
  private static final String NEW = "https://waking.example/new/{mac.lower}";

  @Test
  void itsFirstAnswersAreTheRightOnes() {
    itsFirstAnswersAreRightAfter(SLEEP, FIRST);
  }

  @Test
  @Tag("endurance")
  void itsFirstAnswersAreTheRightOnesAfterHalfAMinute() {
    itsFirstAnswersAreRightAfter(LONG_SLEEP, FIRST + 0x1000);
  }

  private static void itsFirstAnswersAreRightAfter(Duration sleep, long first) {
    Cluster cluster = Cluster.shared();
    Replica sleeper = cluster.second();
    Tenant holder = Tenant.provider(new Api(cluster.first()), "Waking " + sleep);
    UUID old = holder.profile("old", OLD);
    holder.profile("new", NEW);
    Staged.devices(cluster.postgres(), holder, old, first, DEVICES);
    Truths truths = new Truths();
    for (long mac = first; mac < first + DEVICES; mac++) {
      truths.change(Map.of(mac, Staged.expand(OLD, mac)), () -> {});
      Follow.withinASecond(sleeper, mac, Staged.expand(OLD, mac));
    }
    AtomicLong woken = new AtomicLong(Long.MAX_VALUE);
    AtomicLong worst = new AtomicLong();
    AtomicLong answers = new AtomicLong();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    Pollers.Witness witness =
        (mac, answer, failure, sent) -> {
          String why = failure != null ? failure.toString() : truths.wrong(mac, answer);
          if (why != null) {
            wrong.add(why);
          } else if (answer.received() > woken.get()) {
            answers.incrementAndGet();
            long waited = answer.received() - Math.max(woken.get(), sent);
            worst.accumulateAndGet(waited, Math::max);
          }
        };

    try (Pollers pollers = new Pollers()) {
      sleeper.pause();
      for (long mac = first; mac < first + DEVICES; mac++) {
        long each = mac;
        truths.change(Map.of(mac, Staged.expand(NEW, mac)), () -> holder.device(each, "new"));
        Watch.pass(sleep.dividedBy(DEVICES));
      }
      // By now the last change, too, is too old to be unknown to whoever asks from here on.
      Watch.pass(Duration.ofSeconds(1));
      for (int i = 0; i < POLLERS; i++) {
        Random random = new Random(i);
        pollers.start(
            sleeper, sleep, Duration.ofMillis(5), () -> first + random.nextInt(DEVICES), witness);
      }
      Watch.pass(Duration.ofMillis(200));
      woken.set(System.nanoTime());
      sleeper.resume();
      Watch.pass(Duration.ofSeconds(2));
    } finally {
      sleeper.resume();
    }

    assertThat(wrong).isEmpty();
    System.out.printf(
        "WakingIT: %d answers after the waking, the slowest %d ms after it%n",
        answers.get(), worst.get() / 1_000_000);
    assertThat(answers.get()).isGreaterThan(POLLERS);
    assertThat(Duration.ofNanos(worst.get())).isLessThan(Duration.ofSeconds(1));
  }
}
