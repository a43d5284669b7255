package io.pointsman.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Whole files leave cores to phones: after each short piece of work a rest as its length asks for.
 * In it the replicas take in what was written, too, which else would run beside the next piece: a
 * poll that finds all cores taken waits for milliseconds.
 */
@ApplicationScoped
class Pace {

  /** A piece that took long, as one of an atomic job does, says little of the next. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

  private final double rest;

  Pace(ImportsConfig config) {
    int percent = Math.max(10, Math.min(100, config.pace()));
    rest = (100.0 - percent) / percent;
  }

  /**
   * @param worked in nanoseconds
   * @return how long to rest then, in nanoseconds
   */
  long rest(long worked) {
    return Math.min(LONGEST, (long) (worked * rest));
  }
}
