package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;

/**
 * Reads the change feed, and what it names, in one snapshot of the database.
 *
 * <p>A change is new if its transaction was not visible at the last position: that finds a
 * transaction which began early and committed late, as ids in order would not.
 */
final class FeedReader {

  /** More come by COPY on a worker: their rows would hold an event loop for too long. */
  static final int FEW_MACS = 2048;

  /** More devices than this come faster by a whole load, and need less room beside the index. */
  private static final int MOST_MACS = 2_000_000;

  /** Less than a call of the feed's connection may take in all. */
  private static final int MANY_SECONDS = 45;

  private static final String NEW_CHANGES = newChanges("$1::text", "$2::bigint");

  /** Whether the feed still has what came after a position, and the newest change before it. */
  private static final String REACHABLE =
      "(select xid from change_horizon) <= pg_snapshot_xmin($1::text::pg_snapshot)"
          + " and ($2::bigint = 0 or exists (select from change where id = $2 and $3::text = "
          + FeedPositions.CHANGE
          + "))";

  /** Asked first: after a day of isolation the changes themselves might not fit into memory. */
  private static final String HOW_MUCH =
      "select "
          + FeedPositions.COLUMNS
          + ", "
          + REACHABLE
          + ", coalesce(sum(cardinality(macs)), 0)::bigint,"
          + " coalesce(sum(cardinality(subjects)), 0)::bigint"
          + NEW_CHANGES;

  private static final String NEWS =
      "select "
          + FeedPositions.COLUMNS
          + ", "
          + REACHABLE
          + ", (select extract(epoch from clock_timestamp() - min(at))::float8"
          + NEW_CHANGES
          + ")";

  /** What is named by what is new; the addresses only if they are few. */
  private static final String NAMED =
      "select kind, case when $3 then macs end, subjects"
          + NEW_CHANGES
          + " where $3 or kind <> 'DEVICES'";

  /** All that is asked of the changes themselves when there is something new. */
  static final List<String> QUERIES = List.of(HOW_MUCH, NAMED);

  private final Vertx vertx;
  private final ChangedDevices many;
  private final Runnable large;

  /**
   * @param large is told when a reading has begun that will take a while
   */
  FeedReader(Vertx vertx, ChangedDevices many, Runnable large) {
    this.vertx = vertx;
    this.many = many;
    this.large = large;
  }

  /**
   * What was not visible at a position, or has a larger id than all that was: by the second a
   * server is followed that was restored to before the position, and by now has given its
   * transactions' numbers to others.
   *
   * @param position the text of a {@code pg_snapshot}, as SQL
   * @param newest the position's newest id, as SQL
   */
  static String newChanges(String position, String newest) {
    return " from (select * from change where xid >= pg_snapshot_xmin(%1$s::pg_snapshot) and not pg_visible_in_snapshot(xid, %1$s::pg_snapshot) union all select * from change where id > %2$s and pg_visible_in_snapshot(xid, %1$s::pg_snapshot)) change"
        .formatted(position, newest);
  }

  /**
   * Whether there is anything new after a position, in one small query.
   *
   * @param delay is told the age of the oldest new change in seconds, if there is one
   */
  Future<FeedNews> news(SqlConnection connection, FeedPosition since, DoubleConsumer delay) {
    return connection
        .preparedQuery(NEWS)
        .execute(place(since))
        .map(rows -> rows.iterator().next())
        .map(
            row -> {
              Double oldest = row.getDouble(4);
              if (oldest != null) {
                delay.accept(oldest);
              }
              return FeedNews.of(since, FeedPositions.of(row), row.getBoolean(3), oldest != null);
            });
  }

  /**
   * All that came after a position.
   *
   * @param everything whether to read all ranges, profiles, organizations and purges, changed or
   *     not
   * @return fails with {@link LoadAnewException} where a whole load is the better way
   */
  Future<FeedBatch> read(SqlConnection connection, FeedPosition since, boolean everything) {
    return connection
        .query("begin isolation level repeatable read read only")
        .execute()
        .compose(begun -> readInSnapshot(connection, since, everything))
        .eventually(() -> connection.query("rollback").execute());
  }

  private Future<FeedBatch> readInSnapshot(
      SqlConnection connection, FeedPosition since, boolean everything) {
    return connection
        .preparedQuery(HOW_MUCH)
        .execute(place(since))
        .map(rows -> rows.iterator().next())
        .compose(
            much -> {
              FeedPosition now = FeedPositions.of(much);
              if (FeedNews.of(since, now, much.getBoolean(3), false) != FeedNews.NOTHING) {
                throw LoadAnewException.lost();
              }
              if (much.getLong(4) + much.getLong(5) > MOST_MACS) {
                throw LoadAnewException.tooMany(MOST_MACS);
              }
              int macs = much.getInteger(4);
              return connection
                  .preparedQuery(NAMED)
                  .execute(Tuple.of(since.snapshot(), since.newestId(), macs <= FEW_MACS))
                  .map(FeedReader::named)
                  .compose(named -> rest(connection, named, everything))
                  .compose(
                      batch ->
                          macs > FEW_MACS
                              ? many(connection, since, macs).map(batch::with)
                              : Future.succeededFuture(batch));
            });
  }

  private static Tuple place(FeedPosition since) {
    return Tuple.of(since.snapshot(), since.newestId(), since.newest());
  }

  /** All but many devices; the queries follow each other without waiting for their answers. */
  private static Future<FeedBatch> rest(SqlConnection connection, Named named, boolean everything) {
    Future<FeedPosition> position = FeedPositions.current(connection);
    Future<DeviceChanges> devices = few(connection, named.macs().toArray(Long[]::new));
    Future<Touched<RangeRow>> ranges =
        FeedRows.ranges(connection, everything ? null : named.ranges());
    Future<Touched<RoutedProfile>> profiles =
        FeedRows.profiles(connection, everything ? null : named.profiles());
    Future<Touched<OrganizationRow>> organizations =
        FeedRows.organizations(connection, everything ? null : named.organizations());
    Future<Touched<OrganizationPurges>> purges =
        FeedRows.purges(connection, everything ? null : named.purges());
    return Future.all(List.of(position, devices, ranges, profiles, organizations, purges))
        .map(
            all ->
                new FeedBatch(
                    position.result(),
                    devices.result(),
                    ranges.result(),
                    profiles.result(),
                    organizations.result(),
                    purges.result()));
  }

  private static Named named(RowSet<Row> changes) {
    Named named = Named.nothing();
    for (Row change : changes) {
      switch (change.getString(0)) {
        case "DEVICES" -> Collections.addAll(named.macs(), change.getArrayOfLongs(1));
        case "RANGES" -> Collections.addAll(named.ranges(), change.getArrayOfUUIDs(2));
        case "PROFILES" -> Collections.addAll(named.profiles(), change.getArrayOfUUIDs(2));
        case "PURGES" -> Collections.addAll(named.purges(), change.getArrayOfUUIDs(2));
        default -> Collections.addAll(named.organizations(), change.getArrayOfUUIDs(2));
      }
    }
    return named;
  }

  private static Future<DeviceChanges> few(SqlConnection connection, Long[] macs) {
    if (macs.length == 0) {
      return Future.succeededFuture(DeviceChanges.NONE);
    }
    return FeedRows.devices(connection, macs)
        .map(
            found -> {
              DeviceChanges changes = new DeviceChanges(macs.length);
              for (long mac : macs) {
                changes.put(mac, found.getOrDefault(mac, DeviceState.ABSENT));
              }
              return changes;
            });
  }

  /** The transaction stays open meanwhile, as its snapshot is gone with it. */
  private Future<DeviceChanges> many(SqlConnection connection, FeedPosition since, int macs) {
    large.run();
    return connection
        .query("select pg_export_snapshot()")
        .execute()
        .map(rows -> rows.iterator().next().getString(0))
        .compose(
            exported ->
                vertx
                    .executeBlocking(() -> many.read(exported, since, macs), false)
                    .timeout(MANY_SECONDS, TimeUnit.SECONDS)
                    .recover(FeedReader::tooMany));
  }

  /** What took too long once would the next time: a whole load has no such end. */
  private static <T> Future<T> tooMany(Throwable failure) {
    return Future.failedFuture(
        failure instanceof TimeoutException ? LoadAnewException.tooMany(MOST_MACS) : failure);
  }

  private record Named(
      TreeSet<Long> macs,
      TreeSet<UUID> ranges,
      TreeSet<UUID> profiles,
      TreeSet<UUID> organizations,
      TreeSet<UUID> purges) {

    static Named nothing() {
      return new Named(
          new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }
}
