package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;

/**
 * A range that keeps another from being made.
 *
 * @param visible whether the caller may know which it is
 */
record RangeInTheWay(MacInterval interval, boolean visible) {

  /**
   * @param row first, last and whether it is visible
   */
  static RangeInTheWay of(Object[] row) {
    return new RangeInTheWay(
        new MacInterval(
            new MacAddress(((Number) row[0]).longValue()),
            new MacAddress(((Number) row[1]).longValue())),
        (Boolean) row[2]);
  }

  /** How to name it in a message. */
  String name() {
    return visible ? "the range " + interval : "a range that you do not hold";
  }
}
