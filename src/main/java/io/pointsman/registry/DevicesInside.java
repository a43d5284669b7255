package io.pointsman.registry;

/** What becomes of the devices in a range that is taken back. */
public enum DevicesInside {
  /** They stay with their holder. */
  KEEP,
  /** They are released, and rest. */
  RELEASE
}
