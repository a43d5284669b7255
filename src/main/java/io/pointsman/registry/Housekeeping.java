package io.pointsman.registry;

import io.pointsman.Sides;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Clears away what nobody can need any more. Any number of replicas may do it at once. */
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final long EVERY_MILLIS = 60_000;

  /** So many rows a round: a round after a long pause must not hold locks for long. */
  private static final int MOST_ROWS = 20_000;

  /**
   * Replicas whose position lies before the horizon load everything again. The newest change stays,
   * however old: by it they know that the database is still the one that they followed.
   */
  private static final String OLD_CHANGES =
      "with old as (select id from change where at < now() - make_interval(secs => $1)"
          + " and id < (select max(id) from change) order by id limit $2),"
          + " gone as (delete from change c using old where c.id = old.id returning c.xid)"
          + " update change_horizon set xid = greatest(xid, (select"
          + " (max(xid::text::bigint) + 1)::text::xid8 from gone)) where exists (select from gone)";

  private static final String FINISHED_RESTS =
      "delete from released_mac where mac in (select mac from released_mac"
          + " where rests_until < now() - make_interval(secs => $1) limit $2)";

  /** Ids come from the content, so a row that is written again is the same row. */
  private static final String UNUSED_URLS =
      "delete from own_url where id in (select u.id from own_url u"
          + " where u.created_at < now() - make_interval(secs => $1)"
          + " and not exists (select from device d where d.own_url_id = u.id) limit $2)";

  /** A replica that was away names them as long as it may answer. */
  private static final String SUPERSEDED_UPLOADS =
      "delete from upload where id in (select id from upload"
          + " where superseded_at < now() - make_interval(secs => $1) limit $2)";

  private static final String OLD_PURGES =
      "delete from purge where id in (select id from purge"
          + " where at < now() - make_interval(secs => $1) limit $2)";

  /** Longer than anything cached may be served: a day fresh and a week stale at most. */
  private static final Duration KEEP_PURGES = Duration.ofDays(8).plusHours(1);

  /**
   * Left by a clock that has gone back since, they would last for as long as it went back. A minute
   * more is somebody's new configuration. The index hears of it like of any change.
   */
  private static final String ENDLESS_RESTS =
      "with mended as (update released_mac"
          + " set rests_until = clock_timestamp() + make_interval(secs => $1)"
          + " where mac in (select mac from released_mac"
          + " where rests_until > clock_timestamp() + make_interval(secs => $1 + 60)"
          + " order by mac limit $2 for update skip locked) returning mac)"
          + " insert into change (kind, macs) select 'DEVICES', array_agg(mac order by mac) from"
          + " (select mac, (row_number() over (order by mac) - 1) / 4096 as part from mended) each"
          + " group by part";

  private static final String TIME = "select extract(epoch from clock_timestamp())::float8";

  private final DatabaseClock clock = new DatabaseClock();
  private final Vertx vertx;
  private final Pool pool;
  private final Sides sides;
  private final RegistryConfig config;

  Housekeeping(Vertx vertx, Pool pool, Sides sides, RegistryConfig config) {
    this.vertx = vertx;
    this.pool = pool;
    this.sides = sides;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    if (sides.api()) {
      look();
      vertx.setPeriodic(EVERY_MILLIS, tick -> clear());
    }
  }

  /** One round. */
  Future<Void> clear() {
    return look()
        .compose(done -> run(ENDLESS_RESTS, config.rest()))
        .compose(done -> delete(OLD_CHANGES, config.keepChanges()))
        .compose(done -> delete(FINISHED_RESTS, Duration.ofHours(1)))
        .compose(done -> delete(UNUSED_URLS, config.keepChanges()))
        .compose(done -> delete(SUPERSEDED_UPLOADS, config.keepChanges()))
        .compose(done -> delete(OLD_PURGES, KEEP_PURGES))
        .onFailure(failure -> LOG.debugf("Housekeeping waits: %s", failure.getMessage()));
  }

  private Future<Void> look() {
    // Not by the pool's own query: Vert.x fails that twice where no connection can be had in time.
    return pool.withConnection(
        connection -> {
          long asked = System.nanoTime();
          return connection
              .query(TIME)
              .execute()
              .map(
                  rows -> {
                    long nanos = System.nanoTime();
                    // An answer that was long on its way says little of when it was given.
                    if (nanos - asked < DatabaseClock.JUMP.toNanos() / 4) {
                      double seconds = rows.iterator().next().getDouble(0);
                      tell(clock.read(Duration.ofMillis((long) (seconds * 1000)), nanos));
                    }
                    return null;
                  });
        });
  }

  private static void tell(Duration jump) {
    if (jump.isNegative()) {
      LOG.warnf(
          "PostgreSQL's clock went back by %s: addresses released lately may rest for some minutes"
              + " longer",
          jump.negated());
    } else if (!jump.isZero()) {
      LOG.warnf(
          "PostgreSQL's clock went ahead by %s: addresses that rested may be taken by anybody now,"
              + " and what is old is cleared away later",
          jump);
    }
  }

  /** Nothing at all while the database's clock cannot tell what is so old. */
  private Future<Void> delete(String sql, Duration olderThan) {
    return clock.tells(olderThan, System.nanoTime())
        ? run(sql, olderThan)
        : Future.succeededFuture();
  }

  private Future<Void> run(String sql, Duration time) {
    return pool.withConnection(
        connection ->
            connection
                .preparedQuery(sql)
                .execute(Tuple.of(time.toMillis() / 1000.0, MOST_ROWS))
                .mapEmpty());
  }
}
