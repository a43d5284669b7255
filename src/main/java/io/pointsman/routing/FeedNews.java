package io.pointsman.routing;

/** What a look at the feed told. */
enum FeedNews {
  /** The position is still the end of the feed. */
  NOTHING,
  /** There are changes to read. */
  CHANGES,
  /** The feed cannot be followed from here: load everything. */
  LOST,
  /** The position is of another database, so that nothing held was ever true of this one. */
  FOREIGN;

  /**
   * @param reachable whether every change after {@code since} is still kept
   * @param changes whether there is one
   */
  static FeedNews of(FeedPosition since, FeedPosition now, boolean reachable, boolean changes) {
    if (!since.ofDatabase(now)) {
      return FOREIGN;
    }
    if (!reachable || !since.precedes(now)) {
      return LOST;
    }
    return changes ? CHANGES : NOTHING;
  }
}
