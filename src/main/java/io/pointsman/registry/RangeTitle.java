package io.pointsman.registry;

/** By what right a new range is made. */
enum RangeTitle {
  /** The operator stands above claims. */
  OPERATOR,
  /** A part of a range that the caller holds, for the caller. */
  PART,
  /** A part of a range that the caller holds, for somebody else. */
  ALLOTMENT,
  /** Addresses that are open for claims. */
  CLAIM
}
