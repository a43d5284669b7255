package io.pointsman.routing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the index at the end of the change feed: twice a second, at every ring of the bell, and
 * whenever a phone asks a replica that is not fresh. One reading at a time.
 */
final class Feed implements Freshness {

  private static final Logger LOG = Logger.getLogger(Feed.class);

  private final Vertx vertx;
  private final Context context;
  private final FeedFollower follower;
  private final IndexCopies copies;
  private final Index index;
  private final FeedClock clock;
  private final RoutingConfig config;
  private Future<Void> reading;
  private boolean rungMeanwhile;
  private String lastFailure = "";
  private volatile boolean schemaTooOld;

  Feed(Vertx vertx, FeedFollower follower, Index index, FeedClock clock, RoutingConfig config) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.follower = follower;
    this.copies = new IndexCopies(vertx, index, clock);
    this.index = index;
    this.clock = clock;
    this.config = config;
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
  public boolean schemaTooOld() {
    return schemaTooOld;
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
    context.runOnContext(asked -> copies.write(file).onComplete(done));
    return done.future();
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
        .compose(now -> follower.read())
        .onComplete(
            result -> {
              ended(began, result.cause());
              done.handle(result);
            });
    return done.future();
  }

  private void ended(long began, Throwable failure) {
    reading = null;
    // What was written while a large batch was read has waited long enough.
    boolean again = System.nanoTime() - began > config.pollInterval().toNanos();
    if (failure == null) {
      clock.readToEnd(began);
      schemaTooOld = false;
      logRecovery();
    } else {
      clock.gaveUp();
      // Stays while PostgreSQL is away: that does not migrate it.
      schemaTooOld = schemaTooOld || !follower.followed() && FeedSchema.lacks(failure);
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
        && took.compareTo(FeedFollower.LONGEST) < 0;
  }

  private void logOnce(Throwable failure) {
    String reason = String.valueOf(failure.getMessage());
    if (!reason.equals(lastFailure)) {
      LOG.warnf(
          schemaTooOld && FeedSchema.lacks(failure)
              ? "The schema is older than this version needs: run the migrations (the command"
                  + " migrate, or a process with the API); until then this process is not ready."
                  + " PostgreSQL says: %s"
              : "The change feed cannot be read: %s",
          reason);
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
