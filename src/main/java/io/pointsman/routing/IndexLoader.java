package io.pointsman.routing;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Reads all devices by COPY, at a position of the feed from which it can be followed. Blocks. */
final class IndexLoader {

  private final DataSource source;

  IndexLoader(DataSource source) {
    this.source = source;
  }

  /** A world of devices alone. */
  World devices() throws SQLException, IOException {
    return CopyTransaction.run(
        source,
        (statement, copies) -> {
          FeedPosition position = position(statement);
          DeviceIndex devices = new DeviceIndex(estimate(statement));
          DeviceCopy.devices(copies, FeedRows.DEVICES.formatted("", ""), devices::put);
          return World.of(position, devices);
        });
  }

  private static FeedPosition position(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select " + FeedPositions.COLUMNS)) {
      row.next();
      return new FeedPosition(row.getString(1), row.getString(2), row.getString(3));
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
