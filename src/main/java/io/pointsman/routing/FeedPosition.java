package io.pointsman.routing;

/**
 * Up to where the feed was read.
 *
 * @param database the PostgreSQL system, its timeline, and which of its databases, with slashes
 *     between: positions of another one mean nothing
 * @param snapshot a {@code pg_snapshot} as text: which transactions were visible
 */
public record FeedPosition(String database, String snapshot) {

  /** The transaction after the last one that this position can have seen. */
  long end() {
    return Long.parseUnsignedLong(snapshot.split(":", -1)[1]);
  }

  /** Whether both are of the same database, on whichever timeline. */
  boolean ofDatabase(FeedPosition other) {
    return withoutTimeline().equals(other.withoutTimeline());
  }

  private String withoutTimeline() {
    return database.replaceFirst("/[0-9]+/", "/");
  }

  /**
   * Whether a replica at this position can go on from {@code later}; if not, the database was
   * restored or replaced, and everything must be loaded again.
   */
  boolean precedes(FeedPosition later) {
    return database.equals(later.database) && end() <= later.end();
  }
}
