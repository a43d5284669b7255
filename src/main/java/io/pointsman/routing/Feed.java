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
import javax.sql.DataSource;
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
  private final FeedReader reader;
  private final IndexLoader loader;
  private final Index index;
  private final FeedClock clock;
  private final RoutingConfig config;
  private final FeedMeters meters;
  private Future<Void> reading;
  private boolean writing;
  private boolean rungMeanwhile;
  private boolean followed;
  private String lastFailure = "";
  private volatile FeedPosition written;
  private volatile long writtenAt;

  Feed(
      Vertx vertx,
      FeedConnection connection,
      DataSource source,
      Index index,
      FeedClock clock,
      RoutingConfig config,
      FeedMeters meters) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.connection = connection;
    this.reader = new FeedReader(vertx, new ChangedDevices(source), clock::takesAWhile);
    this.loader = new IndexLoader(source);
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

  /** Writes a copy of the index if it changed since the last one; readings go on meanwhile. */
  Future<Void> snapshot(SnapshotFile file) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        asked -> {
          if (!writing && clock.state() == State.FRESH && isWorthACopy()) {
            writing = true;
            // In turn with what changes the index, and then apart from it.
            vertx
                .executeBlocking(this::frozen)
                .compose(copy -> vertx.executeBlocking(() -> write(file, copy), false))
                .onComplete(ended -> writing = false)
                .onComplete(done);
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

  private Snapshot frozen() {
    return new Snapshot(index.world().frozen(), Instant.now().minus(clock.age()));
  }

  private Void write(SnapshotFile file, Snapshot copy) throws IOException {
    file.write(copy);
    written = copy.world().position();
    writtenAt = System.nanoTime();
    LOG.debugf("Wrote a snapshot of %d devices", copy.world().devices().size());
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
        .call(config.pollTimeout(), sql -> reader.news(sql, position, meters::delayed))
        .compose(
            news ->
                switch (news) {
                  case NOTHING -> Future.succeededFuture();
                  case CHANGES -> follow(position);
                  case LOST -> load();
                  case FOREIGN -> replace();
                });
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
        .call(READING, sql -> reader.read(sql, position, false))
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
    clock.takesAWhile();
    return vertx
        .executeBlocking(loader::devices)
        .compose(
            world ->
                connection
                    .call(READING, sql -> reader.read(sql, world.position(), true))
                    .compose(batch -> vertx.executeBlocking(() -> load(world, batch, began))));
  }

  private void ended(long began, Throwable failure) {
    reading = null;
    // What was written while a large batch was read has waited long enough.
    boolean again = System.nanoTime() - began > config.pollInterval().toNanos();
    if (failure == null) {
      followed = true;
      clock.readToEnd(began);
      logRecovery();
    } else {
      clock.gaveUp();
      logOnce(failure);
      again = paused(began);
    }
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
