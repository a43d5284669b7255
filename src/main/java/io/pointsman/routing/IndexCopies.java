package io.pointsman.routing;

import io.pointsman.routing.Freshness.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Writes copies of the index, one at a time. Lives on the context on which the index changes. */
final class IndexCopies {

  private static final Logger LOG = Logger.getLogger(IndexCopies.class);

  private static final Duration OLD_COPY = Duration.ofHours(1);

  private final Vertx vertx;
  private final Index index;
  private final FeedClock clock;
  private boolean writing;
  private volatile FeedPosition written;
  private volatile long writtenAt;

  IndexCopies(Vertx vertx, Index index, FeedClock clock) {
    this.vertx = vertx;
    this.index = index;
    this.clock = clock;
  }

  /** Writes a copy if there is news since the last one; the index may change meanwhile. */
  Future<Void> write(SnapshotFile file) {
    if (writing || clock.state() != State.FRESH || !isWorthACopy()) {
      return Future.succeededFuture();
    }
    writing = true;
    // In turn with what changes the index, and then apart from it.
    return vertx
        .executeBlocking(this::frozen)
        .compose(copy -> vertx.executeBlocking(() -> write(file, copy), false))
        .onComplete(ended -> writing = false);
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
}
