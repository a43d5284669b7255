package io.pointsman.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The URLs of devices that have their own: memory, then Redis, then PostgreSQL. They never change,
 * so whatever has one has the right one.
 */
final class CachedOwnUrls implements OwnUrls {

  private final Cache<Long, OwnUrlContent> memory;
  private final OwnUrlCache redis;
  private final OwnUrlStore postgres;
  private final Lookups<OwnUrlKey, OwnUrlContent> redisLookups;
  private final Lookups<OwnUrlKey, OwnUrlContent> postgresLookups;
  private final OwnUrlMeters meters;

  /**
   * @param redis null if there is none
   */
  CachedOwnUrls(
      Vertx vertx,
      RoutingConfig config,
      OwnUrlCache redis,
      OwnUrlStore postgres,
      OwnUrlMeters meters) {
    // Housekeeping on the caller's thread: waking another one costs more than the work it would do.
    this.memory =
        Caffeine.newBuilder().maximumSize(config.ownUrlsInMemory()).executor(Runnable::run).build();
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
    return fromStores(OwnUrlKey.of(route))
        .compose(
            content ->
                content == null
                    ? Future.<UrlTemplate>failedFuture(
                        "own URL " + route.urlId() + " is not to be found")
                    : Future.succeededFuture(content.template()))
        .onFailure(failure -> meters.failed());
  }

  private Future<OwnUrlContent> fromStores(OwnUrlKey key) {
    if (redis == null) {
      return postgresLookups.find(key);
    }
    return redisLookups
        .find(key)
        .compose(
            content ->
                content != null ? Future.succeededFuture(content) : postgresLookups.find(key));
  }

  /** What Redis has of another organization, a copied database left there: PostgreSQL knows. */
  private Future<Map<OwnUrlKey, OwnUrlContent>> fromRedis(List<OwnUrlKey> keys) {
    return redis
        .find(ids(keys))
        .otherwise(Map.of())
        .map(contents -> wanted(keys, contents))
        .onSuccess(found -> meters.fromRedis(found.size()));
  }

  private Future<Map<OwnUrlKey, OwnUrlContent>> fromPostgres(List<OwnUrlKey> keys) {
    return postgres
        .find(ids(keys))
        .map(
            contents -> {
              Map<OwnUrlKey, OwnUrlContent> found = wanted(keys, contents);
              meters.fromPostgres(found.size());
              if (redis != null) {
                redis.keep(contents);
              }
              return found;
            });
  }

  private Map<OwnUrlKey, OwnUrlContent> wanted(
      List<OwnUrlKey> keys, Map<Long, OwnUrlContent> contents) {
    Map<OwnUrlKey, OwnUrlContent> wanted = new HashMap<>();
    for (OwnUrlKey key : keys) {
      OwnUrlContent content = key.in(contents);
      if (content != null) {
        wanted.put(key, content);
        memory.put(key.id(), content);
      }
    }
    return wanted;
  }

  private static List<Long> ids(List<OwnUrlKey> keys) {
    return keys.stream().map(OwnUrlKey::id).distinct().toList();
  }
}
