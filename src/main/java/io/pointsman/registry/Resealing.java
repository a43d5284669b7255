package io.pointsman.registry;

import io.pointsman.Sides;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Seals stored secrets anew after a new key has become the current one, so that the one before can
 * be removed. Any number of replicas may do it at once, and again.
 */
@ApplicationScoped
class Resealing {

  private static final Logger LOG = Logger.getLogger(Resealing.class);
  private static final long LOOK_MILLIS = 1000;

  /** Another replica may have sealed with the old key until it was restarted too. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private static final int BATCH = 200;

  private static final String SEALED = "delivery #>> '{proxy,credentials,sealed}'";

  private static final String NEXT =
      "select id, %1$s from profile where id > $1 and %1$s is not null order by id limit %2$d"
          .formatted(SEALED, BATCH);

  /** Only if it is still what was opened: the tenant may have set another one meanwhile. */
  private static final String REPLACE =
      "update profile set delivery = jsonb_set(delivery, '{proxy,credentials,sealed}',"
          + " to_jsonb($3::text)) where id = $1 and %s = $2".formatted(SEALED);

  private static final String AUDIT =
      "insert into audit (actor, action, subject, after) values ('rotation', 'secrets.reseal', $1,"
          + " jsonb_build_object('sealed', $2::integer))";

  private final Vertx vertx;
  private final Pool pool;
  private final Sides sides;
  private final Secrets secrets;
  private volatile long doneAt;
  private volatile boolean done;
  private volatile boolean running;

  Resealing(Vertx vertx, Pool pool, Sides sides, Secrets secrets) {
    this.vertx = vertx;
    this.pool = pool;
    this.sides = sides;
    this.secrets = secrets;
  }

  void start(@Observes StartupEvent started) {
    if (sides.api() && secrets.available()) {
      vertx.setPeriodic(LOOK_MILLIS, tick -> resealIfDue());
    }
  }

  /** Whether all was looked through since the start. */
  boolean done() {
    return done;
  }

  private void resealIfDue() {
    if (!running && (!done || System.nanoTime() - doneAt > AGAIN.toNanos())) {
      running = true;
      reseal()
          .onSuccess(
              count -> {
                doneAt = System.nanoTime();
                done = true;
              })
          .onFailure(failure -> LOG.debugf("Sealing anew waits: %s", failure.getMessage()))
          .onComplete(ended -> running = false);
    }
  }

  /** How many secrets it has sealed anew. */
  Future<Integer> reseal() {
    return from(new UUID(0, 0), 0);
  }

  private Future<Integer> from(UUID after, int before) {
    // Not by the pool's own query: Vert.x fails that twice where no connection can be had in time.
    return pool.withConnection(
            connection -> connection.preparedQuery(NEXT).execute(Tuple.of(after)))
        .compose(
            rows -> {
              List<Tuple> changes = changes(rows);
              return write(changes)
                  .compose(
                      written ->
                          rows.size() < BATCH
                              ? Future.succeededFuture(before + written)
                              : from(last(rows), before + written));
            });
  }

  private List<Tuple> changes(RowSet<Row> rows) {
    List<Tuple> changes = new ArrayList<>();
    for (Row row : rows) {
      UUID profile = row.getUUID(0);
      String sealed = row.getString(1);
      try {
        String anew = secrets.reseal(sealed, profile.toString());
        if (!anew.equals(sealed)) {
          changes.add(Tuple.of(profile, sealed, anew));
        }
      } catch (RuntimeException unopened) {
        LOG.errorf("The credentials of profile %s: %s", profile, unopened.getMessage());
      }
    }
    return changes;
  }

  private Future<Integer> write(List<Tuple> changes) {
    if (changes.isEmpty()) {
      return Future.succeededFuture(0);
    }
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(REPLACE)
                .executeBatch(changes)
                .map(Resealing::updated)
                .compose(written -> audit(connection, written).map(written)));
  }

  private Future<Void> audit(SqlConnection connection, int written) {
    if (written == 0) {
      return Future.succeededFuture();
    }
    LOG.infof("Sealed %d secrets with the key '%s'", written, secrets.currentKey());
    return connection
        .preparedQuery(AUDIT)
        .execute(Tuple.of(secrets.currentKey(), written))
        .mapEmpty();
  }

  private static int updated(RowSet<Row> batch) {
    int updated = 0;
    for (RowSet<Row> result = batch; result != null; result = result.next()) {
      updated += result.rowCount();
    }
    return updated;
  }

  private static UUID last(RowSet<Row> rows) {
    UUID last = null;
    for (Row row : rows) {
      last = row.getUUID(0);
    }
    return last;
  }
}
