package io.pointsman.routing;

import io.pointsman.routing.Freshness.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether what the index holds may be answered from, by the monotonic clock.
 *
 * <p>A look that fails for another reason than a pause of our own proves that the feed cannot be
 * reached; for as long as such proof is recent, nobody needs to wait for another try.
 */
@Singleton
class FeedClock {

  /**
   * From then on what a replica holds is wrong to answer as if it were fresh: whatever it has not
   * read was written after the last reading began, and so cannot be older than that.
   */
  private static final Duration SUPERSEDED = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final long freshFor;
  private final long maxIsolation;
  private final long proofLasts;

  private volatile boolean loaded;
  private volatile long end;
  private volatile boolean large;
  private volatile boolean failed;
  private volatile long failure;

  @Inject
  FeedClock(RoutingConfig config) {
    this(config, System::nanoTime);
  }

  /**
   * @param nanos monotonic, as {@link System#nanoTime()}
   */
  FeedClock(RoutingConfig config, LongSupplier nanos) {
    this.nanos = nanos;
    freshFor = Math.min(config.freshFor().toNanos(), SUPERSEDED.toNanos());
    maxIsolation = config.maxIsolation().toNanos();
    // A look begins at most an interval after the last one ended, and takes at most its time-out.
    proofLasts = 2 * config.pollInterval().plus(config.pollTimeout()).toNanos();
  }

  State state() {
    if (!loaded) {
      return State.LOADING;
    }
    long now = nanos.getAsLong();
    long age = now - end;
    if (age <= freshFor) {
      return State.FRESH;
    }
    if (age > maxIsolation) {
      return State.EXPIRED;
    }
    return large || failed && now - failure <= proofLasts ? State.ISOLATED : State.STALE;
  }

  /** How long ago the feed was read to its end; zero if nothing is loaded. */
  Duration age() {
    return loaded ? Duration.ofNanos(nanos.getAsLong() - end) : Duration.ZERO;
  }

  /**
   * @param began {@link System#nanoTime()} before the reading began
   */
  void readToEnd(long began) {
    end = began;
    failed = false;
    large = false;
    loaded = true;
  }

  /**
   * The index was loaded from a copy: never fresh, however young the wall clock calls it.
   *
   * @param age of the copy, which counts as isolation
   */
  void startFrom(Duration age) {
    end = nanos.getAsLong() - Math.max(age.toNanos(), freshFor + 1);
    loaded = true;
  }

  /** What was loaded is not to be answered from, however young it is. */
  void forget() {
    loaded = false;
  }

  /**
   * What is being read will take a while: nobody needs to wait for it, and a replica that is no
   * longer fresh answers from what it holds.
   */
  void takesAWhile() {
    large = true;
  }

  /** A reading failed: there is nothing under way any more. */
  void gaveUp() {
    large = false;
  }

  /** A look at the feed failed just now. */
  void unreachable() {
    failure = nanos.getAsLong();
    failed = true;
  }
}
