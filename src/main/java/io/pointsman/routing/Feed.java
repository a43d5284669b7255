package io.pointsman.routing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the index at the end of the change feed: twice a second, at every ring of the bell, and
 * whenever a phone asks a replica that is not fresh. One reading at a time.
 */
final class Feed implements Freshness {

  private static final Logger LOG = Logger.getLogger(Feed.class);

  /** A batch of a million devices takes seconds, and is no failure. */
  private static final Duration READING = Duration.ofSeconds(60);

  private static final Duration OLD_COPY = Duration.ofHours(1);

  private final Vertx vertx;
  private final Context context;
  private final FeedConnection connection;
  private final IndexLoader loader;
  private final Index index;
  private final FeedClock clock;
  private final RoutingConfig config;
  private final FeedMeters meters;
  private Future<Void> reading;
  private boolean rungMeanwhile;
  private String lastFailure = "";
  private volatile FeedPosition written;
  private volatile long writtenAt;

  Feed(
      Vertx vertx,
      FeedConnection connection,
      IndexLoader loader,
      Index index,
      FeedClock clock,
      RoutingConfig config,
      FeedMeters meters) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.connection = connection;
    this.loader = loader;
    this.index = index;
    this.clock = clock;
    this.config = config;
    this.meters = meters;
  }

  void start() {
    context.runOnContext(started -> read());
    vertx.setPeriodic(
        config.pollInterval().toMillis(), tick -> context.runOnContext(now -> read()));
  }

  /** Reads at once, or once more if a reading is under way that may have missed the news. */
  void ring() {
    context.runOnContext(
        rung -> {
          rungMeanwhile = reading != null;
          read();
        });
  }

  @Override
  public State state() {
    return clock.state();
  }

  @Override
  public Future<State> catchUp() {
    Promise<State> done = ((ContextInternal) vertx.getOrCreateContext()).promise();
    context.runOnContext(
        asked ->
            read()
                // A reading that was under way may have begun before this process stood still.
                .compose(
                    none -> clock.state() == State.STALE ? read() : Future.succeededFuture(none))
                .timeout(config.catchUpTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> clock.unreachable())
                .onComplete(tried -> done.complete(clock.state())));
    return done.future();
  }

  /** Writes a copy of the index if it changed since the last one; readings wait meanwhile. */
  Future<Void> snapshot(SnapshotFile file) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        asked -> {
          if (clock.state() == State.FRESH && isWorthACopy()) {
            vertx.executeBlocking(() -> write(file)).onComplete(done);
          } else {
            done.complete();
          }
        });
    return done.future();
  }

  /** A copy that grows old counts as isolation for who starts from it, so it is renewed too. */
  private boolean isWorthACopy() {
    return !index.world().position().equals(written)
        || System.nanoTime() - writtenAt > OLD_COPY.toNanos();
  }

  private Void write(SnapshotFile file) throws IOException {
    World world = index.world();
    file.write(new Snapshot(world, Instant.now().minus(clock.age())));
    written = world.position();
    writtenAt = System.nanoTime();
    LOG.debugf("Wrote a snapshot of %d devices", world.devices().size());
    return null;
  }

  private Future<Void> read() {
    if (reading != null) {
      return reading;
    }
    long began = System.nanoTime();
    // Noted before the first step, which may fail at once.
    Promise<Void> done = Promise.promise();
    reading = done.future();
    Future.succeededFuture()
        .compose(now -> step())
        .onComplete(
            result -> {
              ended(began, result.cause());
              done.handle(result);
            });
    return done.future();
  }

  private Future<Void> step() {
    if (!index.loaded()) {
      return load();
    }
    FeedPosition position = index.world().position();
    return connection
        .call(config.pollTimeout(), sql -> FeedReader.news(sql, position, meters::delayed))
        .compose(
            news ->
                switch (news) {
                  case NOTHING -> Future.succeededFuture();
                  case CHANGES -> follow(position);
                  case LOST -> load();
                });
  }

  private Future<Void> follow(FeedPosition position) {
    return connection
        .call(READING, sql -> FeedReader.read(sql, position, false))
        .compose(batch -> vertx.executeBlocking(() -> apply(batch)))
        .recover(
            failure ->
                failure instanceof TooManyChangesException ? load() : Future.failedFuture(failure));
  }

  private Void apply(FeedBatch batch) {
    index.apply(batch);
    meters.applied(batch.devices().size());
    return null;
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

  private Future<Void> load() {
    long began = System.nanoTime();
    return vertx
        .executeBlocking(loader::devices)
        .compose(
            world ->
                connection
                    .call(READING, sql -> FeedReader.read(sql, world.position(), true))
                    .compose(batch -> vertx.executeBlocking(() -> load(world, batch, began))));
  }

  private void ended(long began, Throwable failure) {
    reading = null;
    if (failure == null) {
      clock.readToEnd(began);
      logRecovery();
    } else {
      logOnce(failure);
    }
    boolean again = failure != null && paused(began);
    if (failure != null && !again) {
      clock.unreachable();
    }
    if (rungMeanwhile || again) {
      rungMeanwhile = false;
      read();
    }
  }

  /** Whether this process stood still meanwhile: then the failure says nothing of the database. */
  private boolean paused(long began) {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return index.loaded()
        && took.compareTo(config.pollTimeout().multipliedBy(3)) > 0
        && took.compareTo(READING) < 0;
  }

  private void logOnce(Throwable failure) {
    String reason = String.valueOf(failure.getMessage());
    if (!reason.equals(lastFailure)) {
      LOG.warnf("The change feed cannot be read: %s", reason);
      lastFailure = reason;
    }
  }

  private void logRecovery() {
    if (!lastFailure.isEmpty()) {
      LOG.info("The change feed is read again");
      lastFailure = "";
    }
  }
}
