package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
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
   * Whether there is anything new after a position, in one small query.
   *
   * @param delay is told the age of the oldest new change in seconds, if there is one
   */
  Future<FeedNews> news(SqlConnection connection, FeedPosition since, DoubleConsumer delay) {
    return connection
        .preparedQuery(FeedQueries.NEWS)
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
        .preparedQuery(FeedQueries.HOW_MUCH)
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
                  .preparedQuery(FeedQueries.NAMED)
                  .execute(Tuple.of(since.snapshot(), since.newestId(), macs <= FEW_MACS))
                  .map(NamedRows::of)
                  .compose(named -> named.read(connection, everything))
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
}
