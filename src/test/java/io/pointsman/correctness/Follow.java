package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a replica takes to answer what has become true. */
final class Follow {

  private static final Duration MOST = Duration.ofSeconds(1);
  private static final Duration GIVE_UP = Duration.ofSeconds(30);
  private static final long PAUSE = Duration.ofMillis(2).toNanos();

  private Follow() {}

  /**
   * Polls until the answer is the right one, which must be within a second, beginning now.
   *
   * @return how long it took, in milliseconds
   */
  static double withinASecond(Replica replica, long mac, String truth) {
    double millis = within(GIVE_UP, replica, mac, truth);
    assertThat(millis).as("milliseconds until %s", truth).isLessThanOrEqualTo(MOST.toMillis());
    return millis;
  }

  /** As {@link #withinASecond}, with another patience; fails beyond it. */
  static double within(Duration atMost, Replica replica, long mac, String truth) {
    long began = System.nanoTime();
    try (PhoneLine line = PhoneLine.to(replica)) {
      while (true) {
        Answer answer = line.ask(mac);
        double millis = (answer.received() - began) / 1e6;
        if (answer.text().equals(truth)) {
          return millis;
        }
        assertThat(millis)
            .as("milliseconds, and the answer is still %s and not %s", answer.text(), truth)
            .isLessThan(atMost.toMillis());
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
