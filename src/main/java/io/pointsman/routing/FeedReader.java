package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.DoubleConsumer;

/**
 * Reads the change feed, and what it names, in one snapshot of the database.
 *
 * <p>A change is new if its transaction was not visible at the last position: that finds a
 * transaction which began early and committed late, as ids in order would not.
 */
final class FeedReader {

  /** What one query asks for: its rows are decoded on an event loop, so they stay few. */
  private static final int MACS_A_QUERY = 2048;

  /** More devices than this come faster by a whole load, and need less room beside the index. */
  private static final int MOST_MACS = 2_000_000;

  private static final String NEW_CHANGES =
      " from change where xid >= pg_snapshot_xmin($1::text::pg_snapshot)"
          + " and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)";

  /** Asked first: after a day of isolation the changes themselves might not fit into memory. */
  private static final String HOW_MUCH =
      "select coalesce(sum(coalesce(cardinality(macs), 0) + coalesce(cardinality(subjects), 0)), 0)"
          + "::bigint"
          + NEW_CHANGES;

  private static final String NEWS =
      "select "
          + FeedPositions.COLUMNS
          + ", (select xid from change_horizon) <= pg_snapshot_xmin($1::text::pg_snapshot),"
          + " (select extract(epoch from clock_timestamp() - min(at))::float8"
          + NEW_CHANGES
          + ")";

  private FeedReader() {}

  /**
   * Whether there is anything new after a position, in one small query.
   *
   * @param delay is told the age of the oldest new change in seconds, if there is one
   */
  static Future<FeedNews> news(SqlConnection connection, FeedPosition since, DoubleConsumer delay) {
    return connection
        .preparedQuery(NEWS)
        .execute(Tuple.of(since.snapshot()))
        .map(rows -> rows.iterator().next())
        .map(
            row -> {
              Double oldest = row.getDouble(3);
              if (oldest != null) {
                delay.accept(oldest);
              }
              return FeedNews.of(since, FeedPositions.of(row), row.getBoolean(2), oldest != null);
            });
  }

  /**
   * All that came after a position.
   *
   * @param everything whether to read all ranges, profiles and organizations, changed or not
   * @return fails with {@link TooManyChangesException} where a whole load is the better way
   */
  static Future<FeedBatch> read(SqlConnection connection, FeedPosition since, boolean everything) {
    return connection
        .query("begin isolation level repeatable read read only")
        .execute()
        .compose(begun -> readInSnapshot(connection, since, everything))
        .eventually(() -> connection.query("rollback").execute());
  }

  private static Future<FeedBatch> readInSnapshot(
      SqlConnection connection, FeedPosition since, boolean everything) {
    return connection
        .preparedQuery(HOW_MUCH)
        .execute(Tuple.of(since.snapshot()))
        .compose(
            counted -> {
              if (counted.iterator().next().getLong(0) > MOST_MACS) {
                throw new TooManyChangesException(MOST_MACS);
              }
              return connection
                  .preparedQuery("select kind, macs, subjects" + NEW_CHANGES)
                  .execute(Tuple.of(since.snapshot()));
            })
        .map(FeedReader::named)
        .compose(
            named ->
                FeedPositions.current(connection)
                    .compose(position -> read(connection, position, named, everything)));
  }

  private static Future<FeedBatch> read(
      SqlConnection connection, FeedPosition position, Named named, boolean everything) {
    return devices(connection, new ArrayList<>(named.macs()))
        .compose(
            devices ->
                FeedRows.ranges(connection, everything ? null : named.ranges())
                    .compose(
                        ranges ->
                            FeedRows.profiles(connection, everything ? null : named.profiles())
                                .compose(
                                    profiles ->
                                        FeedRows.organizations(
                                                connection,
                                                everything ? null : named.organizations())
                                            .map(
                                                organizations ->
                                                    new FeedBatch(
                                                        position,
                                                        devices,
                                                        ranges,
                                                        profiles,
                                                        organizations)))));
  }

  private static Named named(RowSet<Row> changes) {
    Named named = new Named(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (Row change : changes) {
      switch (change.getString(0)) {
        case "DEVICES" -> Collections.addAll(named.macs(), change.getArrayOfLongs(1));
        case "RANGES" -> Collections.addAll(named.ranges(), change.getArrayOfUUIDs(2));
        case "PROFILES" -> Collections.addAll(named.profiles(), change.getArrayOfUUIDs(2));
        default -> Collections.addAll(named.organizations(), change.getArrayOfUUIDs(2));
      }
    }
    return named;
  }

  private static Future<DeviceChanges> devices(SqlConnection connection, List<Long> macs) {
    TreeMap<Long, DeviceState> states = new TreeMap<>();
    Future<Void> read = Future.succeededFuture();
    for (int from = 0; from < macs.size(); from += MACS_A_QUERY) {
      List<Long> some = macs.subList(from, Math.min(macs.size(), from + MACS_A_QUERY));
      read =
          read.compose(
              before ->
                  FeedRows.devices(connection, some.toArray(Long[]::new))
                      .onSuccess(
                          found -> {
                            some.forEach(mac -> states.put(mac, DeviceState.ABSENT));
                            states.putAll(found);
                          })
                      .mapEmpty());
    }
    return read.map(done -> new DeviceChanges(states));
  }

  private record Named(
      TreeSet<Long> macs,
      TreeSet<UUID> ranges,
      TreeSet<UUID> profiles,
      TreeSet<UUID> organizations) {}
}
