package io.pointsman.registry;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells replicas that the change feed has news, after a commit and never inside a transaction: a
 * {@code NOTIFY} there would make all commits queue. Lost rings cost half a second, no more.
 */
@ApplicationScoped
public class FeedBell {

  private static final String RING = "notify pointsman_feed";
  private static final long MILLIS_BETWEEN = 20;

  private final Vertx vertx;
  private final Pool pool;
  private final AtomicBoolean due = new AtomicBoolean();

  FeedBell(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /** Rings soon; a burst of writes makes one ring. */
  public void ring() {
    if (due.compareAndSet(false, true)) {
      vertx.setTimer(
          MILLIS_BETWEEN,
          passed -> {
            due.set(false);
            pool.withConnection(connection -> connection.query(RING).execute());
          });
    }
  }
}
