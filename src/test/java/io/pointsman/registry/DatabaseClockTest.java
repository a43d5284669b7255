package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Duration EPOCH = Duration.ofDays(20_000);
  private static final Duration DAY = Duration.ofDays(1);

  private final DatabaseClock clock = new DatabaseClock();
  private Duration passed = Duration.ZERO;

  @Test
  void aClockThatGoesTells() {
    assertThat(clock.tells(DAY, nanos())).as("nothing is known yet").isTrue();
    for (int minute = 0; minute < 3000; minute++) {
      assertThat(readAfter(Duration.ofMinutes(1), Duration.ofMillis(minute))).isZero();
      assertThat(clock.tells(DAY, nanos())).isTrue();
    }
    assertThat(readAfter(Duration.ofMinutes(1), Duration.ofSeconds(-5))).as("put right").isZero();
    assertThat(clock.tells(DAY, nanos())).isTrue();
  }

  @Test
  void afterAJumpAheadNothingLooksAsOldAsItIsUntilItIs() {
    readAfter(Duration.ZERO, Duration.ZERO);
    Duration twoDays = Duration.ofDays(2);
    assertThat(readAfter(Duration.ofMinutes(1), twoDays)).isEqualTo(twoDays);
    assertThat(clock.tells(Duration.ZERO, nanos())).isTrue();
    assertThat(clock.tells(Duration.ofNanos(1), nanos())).isFalse();
    assertThat(readAfter(DAY.minusNanos(1), twoDays)).as("it jumped once").isZero();
    assertThat(clock.tells(DAY, nanos())).isFalse();
    assertThat(readAfter(Duration.ofNanos(1), twoDays)).isZero();
    assertThat(clock.tells(DAY, nanos())).isTrue();
    assertThat(clock.tells(twoDays, nanos())).isFalse();
  }

  @Test
  void afterAJumpBackThingsLookYoungerThanTheyAre() {
    readAfter(Duration.ZERO, Duration.ZERO);
    assertThat(readAfter(Duration.ofMinutes(1), DAY.negated())).isEqualTo(DAY.negated());
    assertThat(clock.tells(DAY, nanos())).isTrue();
    assertThat(readAfter(Duration.ofMinutes(1), Duration.ZERO)).isEqualTo(DAY);
    assertThat(clock.tells(DAY, nanos())).as("some were written meanwhile").isFalse();
  }

  /**
   * @param wrong how far the database's clock is from what it was
   */
  private Duration readAfter(Duration more, Duration wrong) {
    passed = passed.plus(more);
    return clock.read(EPOCH.plus(passed).plus(wrong), nanos());
  }

  private long nanos() {
    return Long.MAX_VALUE + passed.toNanos();
  }
}
