package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;

/** Asks the database where its feed ends. */
final class FeedPositions {

  /**
   * A restored backup or a promoted replica is another database: transaction ids say nothing there.
   * So is one beside it on the same server; by its number, as a restored one takes its name.
   */
  static final String COLUMNS =
      "(select system_identifier from pg_control_system())::text"
          + " || '/' || (select timeline_id from pg_control_checkpoint())::text"
          + " || '/' || (select oid from pg_database where datname = current_database())::text,"
          + " pg_current_snapshot()::text";

  private FeedPositions() {}

  static Future<FeedPosition> current(SqlConnection connection) {
    return connection
        .preparedQuery("select " + COLUMNS)
        .execute()
        .map(rows -> of(rows.iterator().next()));
  }

  static FeedPosition of(Row row) {
    return new FeedPosition(row.getString(0), row.getString(1));
  }
}
