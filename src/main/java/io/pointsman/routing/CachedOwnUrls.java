package io.pointsman.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/**
 * The URLs of devices that have their own: memory, then Redis, then PostgreSQL. They never change,
 * so whatever has one has the right one.
 */
final class CachedOwnUrls implements OwnUrls {

  private final Cache<Long, OwnUrlContent> memory;
  private final RedisOwnUrls redis;
  private final OwnUrlStore postgres;
  private final Lookups<Long, OwnUrlContent> redisLookups;
  private final Lookups<Long, OwnUrlContent> postgresLookups;
  private final OwnUrlMeters meters;

  /**
   * @param redis null if there is none
   */
  CachedOwnUrls(
      Vertx vertx,
      RoutingConfig config,
      RedisOwnUrls redis,
      OwnUrlStore postgres,
      OwnUrlMeters meters) {
    // Housekeeping on the caller's thread: waking another one costs more than the work it would do.
    this.memory =
        Caffeine.newBuilder()
            .maximumSize(config.ownUrlsInMemory())
            .executor(Runnable::run)
            .build();
    this.redis = redis;
    this.postgres = postgres;
    this.meters = meters;
    // Two queues: what Redis has must not wait behind what only a slow PostgreSQL can tell.
    this.redisLookups = new Lookups<>(vertx, config.maxLookups(), this::fromRedis);
    this.postgresLookups = new Lookups<>(vertx, config.maxLookups(), this::fromPostgres);
  }

  @Override
  public UrlTemplate ifCached(Route.ToOwnUrl route) {
    OwnUrlContent content = memory.getIfPresent(route.urlId());
    if (content == null || content.organization() != route.organization()) {
      return null;
    }
    meters.fromMemory();
    return content.template();
  }

  @Override
  public Future<UrlTemplate> find(Route.ToOwnUrl route) {
    return fromStores(route.urlId())
        .compose(
            content ->
                content == null || content.organization() != route.organization()
                    ? Future.failedFuture("own URL " + route.urlId() + " is not to be found")
                    : Future.succeededFuture(content.template()))
        .onFailure(failure -> meters.failed());
  }

  private Future<OwnUrlContent> fromStores(Long id) {
    if (redis == null) {
      return postgresLookups.find(id);
    }
    return redisLookups
        .find(id)
        .compose(
            content ->
                content != null ? Future.succeededFuture(content) : postgresLookups.find(id));
  }

  private Future<Map<Long, OwnUrlContent>> fromRedis(List<Long> ids) {
    return redis
        .find(ids)
        .onSuccess(
            found -> {
              meters.fromRedis(found.size());
              memory.putAll(found);
            })
        .otherwise(Map.of());
  }

  private Future<Map<Long, OwnUrlContent>> fromPostgres(List<Long> ids) {
    return postgres
        .find(ids)
        .onSuccess(
            found -> {
              meters.fromPostgres(found.size());
              memory.putAll(found);
              if (redis != null) {
                redis.keep(found);
              }
            });
  }
}
