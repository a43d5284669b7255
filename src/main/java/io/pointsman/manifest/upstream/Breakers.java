package io.pointsman.manifest.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A circuit breaker for each organization and origin: after some failures in a row it is not asked
 * for a while, then by one fetch at a time until that succeeds. Apart by organization, as one may
 * spoil a host for itself only, say by the wrong authority for its certificate.
 */
final class Breakers {

  private static final int MOST = 10_000;

  private static final class State {
    int failures;
    long closedUntil;
  }

  private final int threshold;
  private final long pause;
  private final LongSupplier nanos;
  private final Cache<String, State> states =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  /**
   * @param threshold failures in a row that open it
   * @param pause how long it stays open
   */
  Breakers(int threshold, Duration pause, LongSupplier nanos) {
    this.threshold = threshold;
    this.pause = pause.toNanos();
    this.nanos = nanos;
  }

  /** Whether it may be asked now. */
  boolean allows(int organization, String origin) {
    State state = states.getIfPresent(key(organization, origin));
    if (state == null) {
      return true;
    }
    synchronized (state) {
      if (state.failures < threshold) {
        return true;
      }
      long now = nanos.getAsLong();
      if (state.closedUntil - now > 0) {
        return false;
      }
      // This one tries; the others wait for what it finds.
      state.closedUntil = now + pause;
      return true;
    }
  }

  void succeeded(int organization, String origin) {
    states.invalidate(key(organization, origin));
  }

  void failed(int organization, String origin) {
    State state = states.get(key(organization, origin), absent -> new State());
    synchronized (state) {
      state.failures++;
      state.closedUntil = nanos.getAsLong() + pause;
    }
  }

  /** How many are open; looks at all of them. */
  long open() {
    long now = nanos.getAsLong();
    return states.asMap().values().stream().filter(state -> isOpen(state, now)).count();
  }

  private boolean isOpen(State state, long now) {
    synchronized (state) {
      return state.failures >= threshold && state.closedUntil - now > 0;
    }
  }

  private static String key(int organization, String origin) {
    return organization + " " + origin;
  }
}
