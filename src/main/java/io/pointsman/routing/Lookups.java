package io.pointsman.routing;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Joins look-ups that come at the same time: one for each key, and all that wait while a batch is
 * under way in the next batch. So a store sees one request at a time from here, however many phones
 * ask.
 *
 * <p>Lives on one event loop; a full house fails at once, and nothing queues behind it.
 */
final class Lookups<K, V> {

  private final Vertx vertx;
  private final ContextInternal context;
  private final int most;
  private final int atOnce;
  private final Function<List<K>, Future<Map<K, V>>> store;
  private final Map<K, Promise<V>> asked = new HashMap<>();
  private final Map<K, Promise<V>> waiting = new LinkedHashMap<>();
  private boolean busy;
  private boolean called;

  /**
   * @param most how many keys may be asked for at once
   * @param atOnce how many the store is asked for in one batch
   * @param store answers what it has of a batch, and must end in time
   */
  Lookups(Vertx vertx, int most, int atOnce, Function<List<K>, Future<Map<K, V>>> store) {
    this.vertx = vertx;
    this.context = eventLoopContext((ContextInternal) vertx.getOrCreateContext());
    this.most = most;
    this.atOnce = atOnce;
    this.store = store;
  }

  /** Null if the store does not have it; completes on the caller's event loop. */
  Future<V> find(K key) {
    if (context.nettyEventLoop().inEventLoop()) {
      return ask(key);
    }
    Promise<V> answer = ((ContextInternal) vertx.getOrCreateContext()).promise();
    context.runOnContext(now -> ask(key).onComplete(answer));
    return answer.future();
  }

  private static ContextInternal eventLoopContext(ContextInternal caller) {
    return caller.isEventLoopContext()
        ? caller
        : caller.owner().createEventLoopContext(caller.nettyEventLoop(), null, null);
  }

  private Future<V> ask(K key) {
    Promise<V> same = asked.get(key);
    if (same != null) {
      return same.future();
    }
    if (asked.size() >= most) {
      return Future.failedFuture(new TooManyLookupsException(most));
    }
    Promise<V> promise = Promise.promise();
    asked.put(key, promise);
    waiting.put(key, promise);
    if (!busy && !called) {
      // Behind the other polls that are ready now, so that they share the batch.
      called = true;
      context.nettyEventLoop().execute(this::next);
    }
    return promise.future();
  }

  private void next() {
    called = false;
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    List<K> batch = new ArrayList<>(waiting.keySet());
    if (batch.size() > atOnce) {
      batch = new ArrayList<>(batch.subList(0, atOnce));
    }
    waiting.keySet().removeAll(batch);
    List<K> keys = batch;
    Promise<Map<K, V>> answer = context.promise();
    Future.succeededFuture()
        .compose(now -> store.apply(keys))
        .map(Objects::requireNonNull)
        .onComplete(answer);
    answer.future().onComplete(found -> answered(keys, found));
  }

  private void answered(List<K> keys, AsyncResult<Map<K, V>> found) {
    busy = false;
    List<Promise<V>> promises = keys.stream().map(asked::remove).toList();
    for (int i = 0; i < keys.size(); i++) {
      if (found.succeeded()) {
        promises.get(i).complete(found.result().get(keys.get(i)));
      } else {
        promises.get(i).fail(found.cause());
      }
    }
    next();
  }
}
