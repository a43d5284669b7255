package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings the index to the end of the change feed: by what is new, or by all there is. Lives on the
 * context on which the index changes.
 */
final class FeedFollower {

  private static final Logger LOG = Logger.getLogger(FeedFollower.class);

  /** A batch of a million devices takes seconds, and is no failure. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final FeedConnection connection;
  private final FeedReader reader;
  private final IndexLoader loader;
  private final Index index;
  private final FeedClock clock;
  private final RoutingConfig config;
  private final FeedMeters meters;
  private boolean followed;

  FeedFollower(
      Vertx vertx,
      FeedConnection connection,
      DataSource source,
      Index index,
      FeedClock clock,
      RoutingConfig config,
      FeedMeters meters) {
    this.vertx = vertx;
    this.connection = connection;
    this.reader = new FeedReader(vertx, new ChangedDevices(source), clock::takesAWhile);
    this.loader = new IndexLoader(source);
    this.index = index;
    this.clock = clock;
    this.config = config;
    this.meters = meters;
  }

  /** From where the index is to where the feed ends; no other call until it is done. */
  Future<Void> read() {
    return step().onSuccess(read -> followed = true);
  }

  /** Whether this process has ever read the feed to its end. */
  boolean followed() {
    return followed;
  }

  private Future<Void> step() {
    if (!index.loaded()) {
      return load();
    }
    FeedPosition position = index.world().position();
    return connection
        .call(
            config.pollTimeout(),
            sql -> reader.news(sql, position, meters::delayed).compose(news -> checked(sql, news)))
        .compose(
            news ->
                switch (news) {
                  case NOTHING -> Future.succeededFuture();
                  case CHANGES -> follow(position);
                  case LOST -> load();
                  case FOREIGN -> replace();
                });
  }

  /** A copy of another database's index is dropped, whatever this one lacks. */
  private Future<FeedNews> checked(SqlConnection sql, FeedNews news) {
    return followed || news == FeedNews.FOREIGN
        ? Future.succeededFuture(news)
        : FeedSchema.check(sql).map(news);
  }

  /** A restored database was this one until now; a copy of another's was never true here. */
  private Future<Void> replace() {
    if (!followed) {
      clock.forget();
      LOG.warn("The snapshot is of another database and is not used");
    }
    return load();
  }

  private Future<Void> follow(FeedPosition position) {
    return connection
        .call(LONGEST, sql -> reader.read(sql, position, false))
        .compose(batch -> vertx.executeBlocking(() -> apply(batch)))
        .recover(
            failure ->
                failure instanceof LoadAnewException ? load() : Future.failedFuture(failure));
  }

  private Void apply(FeedBatch batch) {
    index.apply(batch);
    meters.applied(batch.devices().size());
    return null;
  }

  private Future<Void> load() {
    long began = System.nanoTime();
    clock.takesAWhile();
    return vertx
        .executeBlocking(loader::devices)
        .compose(
            world ->
                connection
                    .call(LONGEST, sql -> reader.read(sql, world.position(), true))
                    .compose(batch -> vertx.executeBlocking(() -> load(world, batch, began))));
  }

  private Void load(World devices, FeedBatch rest, long began) {
    index.load(devices, rest);
    LOG.infof(
        "Loaded %d devices, %d ranges and %d profiles from PostgreSQL in %d ms",
        index.world().devices().size(),
        index.world().ranges().size(),
        index.world().profiles().size(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    return null;
  }
}
