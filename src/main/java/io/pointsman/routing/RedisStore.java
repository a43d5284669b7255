package io.pointsman.routing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.InjectableInstance;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The Redis that replicas share; a replica that is alone has none. */
@Singleton
public class RedisStore {

  private final Vertx vertx;
  private final Redis redis;
  private final MeterRegistry registry;

  @Inject
  RedisStore(Vertx vertx, InjectableInstance<Redis> redis, MeterRegistry registry) {
    this(vertx, redis.getHandle().getBean().isActive() ? redis.get() : null, registry);
  }

  /**
   * @param redis null if there is none
   */
  RedisStore(Vertx vertx, Redis redis, MeterRegistry registry) {
    this.vertx = vertx;
    this.redis = redis;
    this.registry = registry;
  }

  /** The client itself, which waits for as long as Redis takes. */
  Optional<Redis> client() {
    return Optional.ofNullable(redis);
  }

  /**
   * The client behind a breaker of its own, which operators see; see {@link GuardedRedis}.
   *
   * @param use one of a few
   */
  public Optional<GuardedRedis> guarded(String use, Duration timeout) {
    return client().map(client -> watched(use, new GuardedRedis(vertx, client, use, timeout)));
  }

  private GuardedRedis watched(String use, GuardedRedis guarded) {
    Gauge.builder("pointsman.redis.breaker.open", guarded, of -> of.isOpen() ? 1 : 0)
        .description("1 while Redis is not asked, as it failed or was too slow")
        .tag("use", use)
        .register(registry);
    return guarded;
  }
}
