package io.pointsman.routing;

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

  @Inject
  RedisStore(Vertx vertx, InjectableInstance<Redis> redis) {
    this(vertx, redis.getHandle().getBean().isActive() ? redis.get() : null);
  }

  /**
   * @param redis null if there is none
   */
  RedisStore(Vertx vertx, Redis redis) {
    this.vertx = vertx;
    this.redis = redis;
  }

  /** The client itself, which waits for as long as Redis takes. */
  Optional<Redis> client() {
    return Optional.ofNullable(redis);
  }

  /** The client behind a breaker of its own; see {@link GuardedRedis}. */
  public Optional<GuardedRedis> guarded(String use, Duration timeout) {
    return client().map(client -> new GuardedRedis(vertx, client, use, timeout));
  }
}
