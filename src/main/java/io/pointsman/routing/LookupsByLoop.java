package io.pointsman.routing;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Look-ups of a store that is asked from each event loop by itself: a poll's way to it and back
 * stays on the poll's thread. Costs one request of each loop at a time instead of one of all.
 */
final class LookupsByLoop<K, V> {

  private final Vertx vertx;
  private final Supplier<Lookups<K, V>> lookups;
  private final Map<EventLoop, Lookups<K, V>> byLoop = new ConcurrentHashMap<>();

  /**
   * @param lookups makes those of the loop that calls it
   */
  LookupsByLoop(Vertx vertx, Supplier<Lookups<K, V>> lookups) {
    this.vertx = vertx;
    this.lookups = lookups;
  }

  /** As {@link Lookups#find}. */
  Future<V> find(K key) {
    EventLoop loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    Lookups<K, V> own = byLoop.get(loop);
    if (own == null) {
      own = byLoop.computeIfAbsent(loop, first -> lookups.get());
    }
    return own.find(key);
  }
}
