package io.pointsman.routing;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.InjectableInstance;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Redis;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The routing room's own ways to the stores, apart from the API's pools: what a tenant does there
 * takes no connection from a phone.
 */
final class StoreClients {

  private static final int CONNECTIONS = 2;
  private static final int FAILURES = 3;
  private static final int OPEN_MILLIS = 1000;

  /** Frees a connection whose answer never comes. */
  private static final int SECONDS_OF_SILENCE = 30;

  private final Vertx vertx;
  private final RoutingConfig config;

  StoreClients(Vertx vertx, RoutingConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  @Produces
  @Singleton
  OwnUrls ownUrls(
      PgConnectOptions options, InjectableInstance<Redis> redis, MeterRegistry registry) {
    return new CachedOwnUrls(
        vertx,
        config,
        redis.getHandle().getBean().isActive() ? redisOwnUrls(redis.get()) : null,
        new PostgresOwnUrls(lookupPool(options), config.lookupTimeout()),
        new OwnUrlMeters(registry));
  }

  @Produces
  @Singleton
  Feed feed(
      PgConnectOptions options,
      AgroalDataSource source,
      Index index,
      FeedClock clock,
      FeedMeters meters) {
    return new Feed(
        vertx, new FeedConnection(vertx, options), source, index, clock, config, meters);
  }

  private RedisOwnUrls redisOwnUrls(Redis redis) {
    CircuitBreakerOptions options =
        new CircuitBreakerOptions()
            .setMaxFailures(FAILURES)
            .setTimeout(config.redisTimeout().toMillis())
            .setResetTimeout(OPEN_MILLIS);
    return new RedisOwnUrls(
        redis, CircuitBreaker.create("redis", vertx, options), config.ownUrlsInRedis());
  }

  private Pool lookupPool(PgConnectOptions options) {
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
            .setName("pointsman-lookups")
            .setMaxSize(CONNECTIONS)
            .setMaxWaitQueueSize(CONNECTIONS)
            .setConnectionTimeout(0);
    return PgBuilder.pool().with(few).connectingTo(patient).using(vertx).build();
  }
}
