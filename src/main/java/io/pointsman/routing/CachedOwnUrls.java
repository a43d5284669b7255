package io.pointsman.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Lookups<Long, OwnUrlContent> lookups;
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
    this.memory = Caffeine.newBuilder().maximumSize(config.ownUrlsInMemory()).build();
    this.redis = redis;
    this.postgres = postgres;
    this.meters = meters;
    this.lookups = new Lookups<>(vertx, config.maxLookups(), this::fromStores);
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
    return lookups
        .find(route.urlId())
        .compose(
            content ->
                content == null || content.organization() != route.organization()
                    ? Future.failedFuture("own URL " + route.urlId() + " is not to be found")
                    : Future.succeededFuture(content.template()))
        .onFailure(failure -> meters.failed());
  }

  private Future<Map<Long, OwnUrlContent>> fromStores(List<Long> ids) {
    return fromRedis(ids)
        .compose(
            found -> {
              memory.putAll(found);
              List<Long> missing = new ArrayList<>(ids);
              missing.removeAll(found.keySet());
              return missing.isEmpty()
                  ? Future.succeededFuture(found)
                  : fromPostgres(missing).map(more -> both(found, more));
            });
  }

  private Future<Map<Long, OwnUrlContent>> fromRedis(List<Long> ids) {
    if (redis == null) {
      return Future.succeededFuture(Map.of());
    }
    return redis.find(ids).onSuccess(found -> meters.fromRedis(found.size())).otherwise(Map.of());
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

  private static Map<Long, OwnUrlContent> both(
      Map<Long, OwnUrlContent> some, Map<Long, OwnUrlContent> more) {
    Map<Long, OwnUrlContent> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }
}
