package io.pointsman.routing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Fills the index at start, from a snapshot where there is one, and keeps it at the feed's end. */
@ApplicationScoped
class IndexKeeper {

  private static final Logger LOG = Logger.getLogger(IndexKeeper.class);

  /** What a writer notifies after its commit; it only makes the next reading sooner. */
  private static final String BELL = "pointsman_feed";

  private static final long RETRY_MILLIS = 1000;

  /** So much the clocks of two replicas may differ without anybody's fault. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Feed feed;
  private final Index index;
  private final FeedClock clock;
  private final Snapshots snapshots;
  private final PgConnectOptions options;
  private volatile PgSubscriber bell;
  private volatile boolean stopped;

  IndexKeeper(
      Vertx vertx,
      Feed feed,
      Index index,
      FeedClock clock,
      Snapshots snapshots,
      PgConnectOptions options) {
    this.vertx = vertx;
    this.feed = feed;
    this.index = index;
    this.clock = clock;
    this.snapshots = snapshots;
    this.options = new PgConnectOptions(options).setTcpKeepAlive(true);
  }

  void start(@Observes StartupEvent started) {
    vertx
        .executeBlocking(
            () -> {
              long began = System.nanoTime();
              snapshots.newest().ifPresent(snapshot -> startFrom(snapshot, began));
              return null;
            })
        .onComplete(
            tried -> {
              // Not before: until phones can be answered, the processors have enough to do.
              feed.start();
              listen();
            });
    snapshots.start(feed);
  }

  /** Without the bell's reconnecting, nothing would end it. */
  void stop(@Observes ShutdownEvent ended) {
    stopped = true;
    if (bell != null) {
      bell.reconnectPolicy(retries -> -1L);
      bell.close();
    }
  }

  /** A subscriber reconnects, but only if it was connected once; until then it is made anew. */
  private void listen() {
    if (stopped) {
      return;
    }
    PgSubscriber made = PgSubscriber.subscriber(vertx, options);
    bell = made;
    made.reconnectPolicy(retries -> RETRY_MILLIS);
    made.channel(BELL)
        .subscribeHandler(listening -> FeedConnection.quieten(made.actualConnection()))
        .handler(rung -> feed.ring());
    made.connect()
        .onFailure(
            away -> {
              made.close();
              vertx.setTimer(RETRY_MILLIS, again -> listen());
            });
  }

  private void startFrom(Snapshot snapshot, long began) {
    Duration age = Duration.between(snapshot.taken(), Instant.now());
    if (age.compareTo(CLOCKS_DIFFER.negated()) < 0) {
      LOG.warnf(
          "The snapshot of %s is %s ahead of this clock, so one of both was wrong: it counts as"
              + " taken now",
          snapshot.taken(), age.negated());
    }
    index.load(snapshot.world());
    clock.startFrom(age.isNegative() ? Duration.ZERO : age);
    LOG.infof(
        "Loaded %d devices and %d ranges from the snapshot of %s in %d ms",
        index.devices(),
        index.ranges(),
        snapshot.taken(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
  }
}
