package io.pointsman.routing;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The routing room's own ways to the stores, apart from the API's pools: what a tenant does there
 * takes no connection from a phone.
 */
final class StoreClients {

  private static final String OWN_URLS =
      "select u.id, o.number, u.syntax, u.template from own_url u"
          + " join organization o on o.id = u.organization_id where u.id = any($1)";

  private static final String UPLOADS = "select id, content from upload where id = any($1)";

  private static final int CONNECTIONS = 2;

  /** Frees a connection whose answer never comes. */
  private static final int SECONDS_OF_SILENCE = 30;

  private final Vertx vertx;
  private final RoutingConfig config;
  private final RedisStore redis;

  StoreClients(Vertx vertx, RoutingConfig config, RedisStore redis) {
    this.vertx = vertx;
    this.config = config;
    this.redis = redis;
  }

  @Produces
  @Singleton
  OwnUrls ownUrls(PgConnectOptions options, MeterRegistry registry) {
    return new CachedOwnUrls(
        vertx,
        config,
        cache("own-url", config.ownUrlsInRedis(), OwnUrlContent::buffer, OwnUrlContent::decode),
        new PostgresContents<>(
            lookupPool(options, "pointsman-lookups"),
            config.lookupTimeout(),
            OWN_URLS,
            row -> OwnUrlContent.of(row.getInteger(1), row.getString(2), row.getString(3))),
        new ContentMeters(registry, "own-url"));
  }

  /** Apart from own URLs, as much larger answers come more slowly. */
  @Produces
  @Singleton
  Contents uploads(PgConnectOptions options, MeterRegistry registry) {
    return new CachedUploads(
        vertx,
        config,
        cache(
            "upload",
            config.uploadsInRedis(),
            content -> Buffer.buffer(content.bytes()),
            bytes -> Optional.of(UploadContent.of(bytes.getBytes()))),
        new PostgresContents<>(
            lookupPool(options, "pointsman-uploads"),
            config.lookupTimeout(),
            UPLOADS,
            row -> UploadContent.of(row.getBuffer(1).getBytes())),
        new ContentMeters(registry, "upload"));
  }

  @Produces
  @Singleton
  Feed feed(
      PgConnectOptions options,
      AgroalDataSource source,
      Index index,
      FeedClock clock,
      FeedMeters meters) {
    FeedFollower follower =
        new FeedFollower(
            vertx, new FeedConnection(vertx, options), source, index, clock, config, meters);
    return new Feed(vertx, follower, index, clock, config);
  }

  /** Null if there is no Redis. */
  private <V> ContentCache<V> cache(
      String kind,
      Duration keep,
      Function<V, Buffer> encode,
      Function<Buffer, Optional<V>> decode) {
    return redis
        .guarded(kind, config.redisTimeout())
        .map(
            guarded ->
                new RedisContents<>(guarded, keep, "pointsman:" + kind + ":", encode, decode))
        .orElse(null);
  }

  private Pool lookupPool(PgConnectOptions options, String name) {
    PgConnectOptions patient =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setConnectTimeout((int) config.lookupTimeout().toMillis())
            .setIdleTimeout(SECONDS_OF_SILENCE)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    // No time-out of the pool's own: look-ups have one, and the pool would log an error for each
    // connection that is refused before it.
    PoolOptions few =
        new PoolOptions()
            .setName(name)
            .setMaxSize(CONNECTIONS)
            .setMaxWaitQueueSize(CONNECTIONS)
            .setConnectionTimeout(0);
    return PgBuilder.pool().with(few).connectingTo(patient).using(vertx).build();
  }
}
