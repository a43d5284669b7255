package io.pointsman.registry;

import java.time.Duration;

/**
 * Whether the database's clock jumps, which this process' monotonic one tells: both go at one pace.
 * By one thread at a time.
 */
final class DatabaseClock {

  /** Whatever is less is a clock that is being put right, or a slow answer. */
  static final Duration JUMP = Duration.ofSeconds(10);

  private boolean known;
  private Duration lastTime;
  private long lastNanos;
  private boolean wentAhead;
  private long aheadAt;

  /**
   * @param time what the database's clock said, since 1970
   * @param nanos {@link System#nanoTime()} at about the same time
   * @return by how much it jumped since the last reading, negative if it went back; zero if it did
   *     not
   */
  Duration read(Duration time, long nanos) {
    Duration moved = known ? time.minus(lastTime).minusNanos(nanos - lastNanos) : Duration.ZERO;
    boolean jumped = moved.abs().compareTo(JUMP) > 0;
    if (jumped && !moved.isNegative()) {
      wentAhead = true;
      aheadAt = nanos;
    }
    known = true;
    lastTime = time;
    lastNanos = nanos;
    return jumped ? moved : Duration.ZERO;
  }

  /**
   * Whether what looks older than that by the database's clock is so. After a jump ahead it need
   * not be, for as long.
   *
   * @param nanos {@link System#nanoTime()}
   */
  boolean tells(Duration age, long nanos) {
    return !wentAhead || nanos - aheadAt >= age.toNanos();
  }
}
