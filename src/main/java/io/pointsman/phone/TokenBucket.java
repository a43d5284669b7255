package io.pointsman.phone;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A rate with a burst, as one number: the time at which the bucket would be full again. Shared by
 * all connections of an address, whatever their event loops.
 */
final class TokenBucket {

  private final AtomicLong full;
  private final long interval;
  private final long burst;

  /**
   * @param rate tokens a second, at least 1
   * @param burst tokens of a full bucket, at least 1
   * @param now nanoseconds of a monotonic clock
   */
  TokenBucket(int rate, int burst, long now) {
    this.interval = 1_000_000_000L / rate;
    this.burst = interval * burst;
    // Full, even for a request that began a moment before its bucket was made.
    this.full = new AtomicLong(now - this.burst);
  }

  /** Takes one token: 0, or the nanoseconds until there is one. */
  long take(long now) {
    while (true) {
      long before = full.get();
      long after = (before - now > 0 ? before : now) + interval;
      if (after - now > burst) {
        return after - now - burst;
      }
      if (full.compareAndSet(before, after)) {
        return 0;
      }
    }
  }
}
