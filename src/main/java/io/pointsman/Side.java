package io.pointsman;

/** One half of the program; a process runs one or both. */
public enum Side {
  /** Answers phones; reads only. */
  PHONE,
  /** Answers tenants; the only side that writes. */
  API
}
