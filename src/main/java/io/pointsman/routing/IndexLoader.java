package io.pointsman.routing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Reads all devices by COPY, at a position of the feed from which it can be followed. Blocks. */
final class IndexLoader {

  private static final int MILLIS_OF_SILENCE = 30_000;

  private final DataSource source;

  IndexLoader(DataSource source) {
    this.source = source;
  }

  /** A world of devices alone. */
  World devices() throws SQLException, IOException {
    try (Connection connection = source.getConnection()) {
      // Else a database that vanished without a word would hold the load for ever.
      connection.setNetworkTimeout(Runnable::run, MILLIS_OF_SILENCE);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        FeedPosition position = position(statement);
        DeviceIndex devices = new DeviceIndex(estimate(statement));
        DeviceCopy.read(connection.unwrap(PGConnection.class).getCopyAPI(), devices::put);
        return World.of(position, devices);
      } finally {
        connection.rollback();
        connection.setNetworkTimeout(Runnable::run, 0);
      }
    }
  }

  private static FeedPosition position(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select " + FeedPositions.COLUMNS)) {
      row.next();
      return new FeedPosition(row.getString(1), row.getString(2));
    }
  }

  /** What the planner believes, which is only for the first size of the tables. */
  private static long estimate(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select greatest(0, reltuples)::bigint from pg_class where oid = 'device'::regclass")) {
      row.next();
      return row.getLong(1);
    }
  }
}
