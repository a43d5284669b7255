package io.pointsman.correctness;

/** Phones by what their answers need. */
enum Phones {
  /** Routed by a profile, or unknown: memory alone. */
  BY_PROFILE,
  /** With a URL of its own that this replica has looked up before. */
  OWN_IN_MEMORY,
  /** With a URL of its own that Redis has, unless it lost everything meanwhile. */
  OWN_IN_REDIS,
  /** With a URL of its own that nobody has looked up yet. */
  OWN_NOWHERE;

  /** Whether no failure of a store may be noticed. */
  boolean needNoStore() {
    return this == BY_PROFILE || this == OWN_IN_MEMORY;
  }
}
