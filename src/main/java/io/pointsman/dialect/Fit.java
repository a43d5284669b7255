package io.pointsman.dialect;

/** How a path suits a vendor. */
enum Fit {
  /** Its phones do not ask so. */
  NO,
  /** Several vendors' phones ask so; this one's most of all. */
  USUAL,
  /** Only its phones ask so. */
  OWN
}
