package io.pointsman.registry.imports;

import io.pointsman.Sides;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * Whole files leave cores to phones where these are served by the same process: after each short
 * piece of work a rest as its length asks for. In it this replica takes in what was written, too,
 * which else would run beside the next piece: a poll that finds all cores taken waits for
 * milliseconds.
 */
@ApplicationScoped
class Pace {

  /** A piece that took long, as one of an atomic job does, says little of the next. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

  private final double rest;

  @Inject
  Pace(ImportsConfig config, Sides sides) {
    this(config.pace(), sides.phone());
  }

  /**
   * @param percent of the time to be worked; beyond its range as its ends
   */
  Pace(int percent, boolean servesPhones) {
    double worked = Math.max(10, Math.min(100, percent));
    rest = servesPhones ? (100 - worked) / worked : 0;
  }

  /**
   * @param worked in nanoseconds
   * @return how long to rest then, in nanoseconds
   */
  long rest(long worked) {
    return Math.min(LONGEST, (long) (worked * rest));
  }
}
