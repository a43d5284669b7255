package io.pointsman.routing;

import io.pointsman.routing.Freshness.State;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Whether what the index holds may be answered from, by the monotonic clock.
 *
 * <p>A look that fails for another reason than a pause of our own proves that the feed cannot be
 * reached; for as long as such proof is recent, nobody needs to wait for another try.
 */
@Singleton
class FeedClock {

  private final long freshFor;
  private final long maxIsolation;
  private final long proofLasts;

  private volatile boolean loaded;
  private volatile long end;
  private volatile boolean failed;
  private volatile long failure;

  FeedClock(RoutingConfig config) {
    freshFor = config.freshFor().toNanos();
    maxIsolation = config.maxIsolation().toNanos();
    // A look begins at most an interval after the last one ended, and takes at most its time-out.
    proofLasts = 2 * config.pollInterval().plus(config.pollTimeout()).toNanos();
  }

  State state() {
    if (!loaded) {
      return State.LOADING;
    }
    long now = System.nanoTime();
    long age = now - end;
    if (age <= freshFor) {
      return State.FRESH;
    }
    if (age > maxIsolation) {
      return State.EXPIRED;
    }
    return failed && now - failure <= proofLasts ? State.ISOLATED : State.STALE;
  }

  /** How long ago the feed was read to its end; zero if nothing is loaded. */
  Duration age() {
    return loaded ? Duration.ofNanos(System.nanoTime() - end) : Duration.ZERO;
  }

  /**
   * @param began {@link System#nanoTime()} before the reading began
   */
  void readToEnd(long began) {
    end = began;
    failed = false;
    loaded = true;
  }

  /**
   * The index was loaded from a copy.
   *
   * @param age of the copy, which counts as isolation
   */
  void startFrom(Duration age) {
    end = System.nanoTime() - age.toNanos();
    loaded = true;
  }

  /** A look at the feed failed just now. */
  void unreachable() {
    failure = System.nanoTime();
    failed = true;
  }
}
