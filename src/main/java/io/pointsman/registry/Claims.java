package io.pointsman.registry;

/** What organizations other than its holder may claim inside a range. */
public enum Claims {
  /** Nothing. */
  NONE,
  /** Single devices. */
  DEVICES,
  /** Single devices, and ranges. */
  RANGES;

  public boolean allowDevices() {
    return this != NONE;
  }

  public boolean allowRanges() {
    return this == RANGES;
  }
}
