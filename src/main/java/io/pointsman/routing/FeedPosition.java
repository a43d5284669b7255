package io.pointsman.routing;

import java.util.regex.Pattern;

/**
 * Up to where the feed was read.
 *
 * @param database the PostgreSQL system, its timeline, and which of its databases, with slashes
 *     between: positions of another one mean nothing
 * @param snapshot a {@code pg_snapshot} as text: which transactions were visible
 * @param newest the change with the largest id that was visible: its id, its transaction and its
 *     time in microseconds, with slashes between; empty if there was none. A server that was
 *     restored on the same timeline gives numbers again, but not at the same moment
 */
public record FeedPosition(String database, String snapshot, String newest) {

  private static final Pattern NEWEST = Pattern.compile("(\\d{1,18}/\\d+/\\d+)?");

  /**
   * @throws IllegalArgumentException if {@code newest} is not as said: it may come from a file
   */
  public FeedPosition {
    if (!NEWEST.matcher(newest).matches()) {
      throw new IllegalArgumentException("not a change: '" + newest + "'");
    }
  }

  /** The transaction after the last one that this position can have seen. */
  long end() {
    return Long.parseUnsignedLong(snapshot.split(":", -1)[1]);
  }

  /** The id of the newest change, 0 if there was none. */
  long newestId() {
    return newest.isEmpty() ? 0 : Long.parseLong(newest.substring(0, newest.indexOf('/')));
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
