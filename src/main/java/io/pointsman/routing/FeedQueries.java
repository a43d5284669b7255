package io.pointsman.routing;

import java.util.List;

/** What the change feed itself is asked. */
final class FeedQueries {

  private static final String NEW_CHANGES = newChanges("$1::text", "$2::bigint");

  /** Whether the feed still has what came after a position, and the newest change before it. */
  private static final String REACHABLE =
      "(select xid from change_horizon) <= pg_snapshot_xmin($1::text::pg_snapshot)"
          + " and ($2::bigint = 0 or exists (select from change where id = $2 and $3::text = "
          + FeedPositions.CHANGE
          + "))";

  /** Asked first: after a day of isolation the changes themselves might not fit into memory. */
  static final String HOW_MUCH =
      "select "
          + FeedPositions.COLUMNS
          + ", "
          + REACHABLE
          + ", coalesce(sum(cardinality(macs)), 0)::bigint,"
          + " coalesce(sum(cardinality(subjects)), 0)::bigint"
          + NEW_CHANGES;

  static final String NEWS =
      "select "
          + FeedPositions.COLUMNS
          + ", "
          + REACHABLE
          + ", (select extract(epoch from clock_timestamp() - min(at))::float8"
          + NEW_CHANGES
          + ")";

  /** What is named by what is new; the addresses only if they are few. */
  static final String NAMED =
      "select kind, case when $3 then macs end, subjects"
          + NEW_CHANGES
          + " where $3 or kind <> 'DEVICES'";

  /** All that is asked of the changes themselves when there is something new. */
  static final List<String> QUERIES = List.of(HOW_MUCH, NAMED);

  private FeedQueries() {}

  /**
   * What was not visible at a position, or has a larger id than all that was: by the second a
   * server is followed that was restored to before the position, and by now has given its
   * transactions' numbers to others.
   *
   * @param position the text of a {@code pg_snapshot}, as SQL
   * @param newest the position's newest id, as SQL
   */
  static String newChanges(String position, String newest) {
    return (" from (select * from change where xid >= pg_snapshot_xmin(%1$s::pg_snapshot)"
            + " and not pg_visible_in_snapshot(xid, %1$s::pg_snapshot)"
            + " union all select * from change where id > %2$s"
            + " and pg_visible_in_snapshot(xid, %1$s::pg_snapshot)) change")
        .formatted(position, newest);
  }
}
