package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;

/** Asks the database where its feed ends. */
final class FeedPositions {

  /** Tells a change from any other that ever had its numbers; see {@link FeedPosition#newest}. */
  static final String CHANGE =
      "id::text || '/' || xid::text || '/' || (extract(epoch from at) * 1000000)::bigint::text";

  /**
   * A restored backup or a promoted replica is another database: transaction ids say nothing there.
   * So is one beside it on the same server; by its number, as a restored one takes its name.
   *
   * <p>The timeline is that of what is written now: the control file tells a promotion only after
   * the next checkpoint, minutes later, when ids of transactions that were lost have been used
   * again. A server that is only a standby fails here, as it may be behind.
   */
  static final String COLUMNS =
      "(select system_identifier from pg_control_system())::text || '/' || ('x' ||"
          + " left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint::text || '/' ||"
          + " (select oid from pg_database where datname = current_database())::text,"
          + " pg_current_snapshot()::text,"
          + " coalesce((select "
          + CHANGE
          + " from change order by id desc limit 1), '')";

  private FeedPositions() {}

  static Future<FeedPosition> current(SqlConnection connection) {
    return connection
        .preparedQuery("select " + COLUMNS)
        .execute()
        .map(rows -> of(rows.iterator().next()));
  }

  static FeedPosition of(Row row) {
    return new FeedPosition(row.getString(0), row.getString(1), row.getString(2));
  }
}
