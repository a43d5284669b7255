package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Immutable contents: memory, then Redis, then PostgreSQL. They never change, so whatever has one
 * has the right one.
 */
final class CachedContents<K extends ContentKey<V>, V> {

  private final ContentMemory<V> memory;
  private final ContentCache<V> redis;
  private final ContentStore<V> postgres;
  private final LookupsByLoop<K, V> redisLookups;
  private final Lookups<K, V> postgresLookups;
  private final ContentMeters meters;

  /**
   * @param redis null if there is none
   * @param lookups joins look-ups of a store
   */
  CachedContents(
      Vertx vertx,
      ContentMemory<V> memory,
      ContentCache<V> redis,
      ContentStore<V> postgres,
      ContentMeters meters,
      Function<Function<List<K>, Future<Map<K, V>>>, Lookups<K, V>> lookups) {
    this.memory = memory;
    this.redis = redis;
    this.postgres = postgres;
    this.meters = meters;
    // Two queues: what Redis has must not wait behind what only a slow PostgreSQL can tell.
    this.redisLookups = new LookupsByLoop<>(vertx, () -> lookups.apply(this::fromRedis));
    this.postgresLookups = lookups.apply(this::fromPostgres);
  }

  /** Null if memory does not have it. */
  V ifCached(K key) {
    V content = memory.get(key.id());
    if (content == null || !key.fits(content)) {
      return null;
    }
    meters.fromMemory();
    return content;
  }

  /**
   * Asks the stores. Completes on the caller's context.
   *
   * @return fails if none can tell now, or has what the key wants
   */
  Future<V> find(K key) {
    return fromStores(key)
        .compose(
            content ->
                content == null
                    ? Future.<V>failedFuture(key + " is not to be found")
                    : Future.succeededFuture(content))
        .onFailure(failure -> meters.failed());
  }

  private Future<V> fromStores(K key) {
    if (redis == null) {
      return postgresLookups.find(key);
    }
    return redisLookups
        .find(key)
        .compose(
            content ->
                content != null ? Future.succeededFuture(content) : postgresLookups.find(key));
  }

  /** What Redis has that does not fit, a copied database left there: PostgreSQL knows. */
  private Future<Map<K, V>> fromRedis(List<K> keys) {
    return redis
        .find(ids(keys))
        .otherwise(Map.of())
        .map(contents -> wanted(keys, contents))
        .onSuccess(found -> meters.fromRedis(found.size()));
  }

  private Future<Map<K, V>> fromPostgres(List<K> keys) {
    return postgres
        .find(ids(keys))
        .map(
            contents -> {
              Map<K, V> found = wanted(keys, contents);
              meters.fromPostgres(found.size());
              if (redis != null) {
                redis.keep(contents);
              }
              return found;
            });
  }

  private Map<K, V> wanted(List<K> keys, Map<Long, V> contents) {
    Map<K, V> wanted = new HashMap<>();
    for (K key : keys) {
      V content = contents.get(key.id());
      if (content != null && key.fits(content)) {
        wanted.put(key, content);
        memory.put(key.id(), content);
      }
    }
    return wanted;
  }

  private List<Long> ids(List<K> keys) {
    return keys.stream().map(ContentKey::id).distinct().toList();
  }
}
