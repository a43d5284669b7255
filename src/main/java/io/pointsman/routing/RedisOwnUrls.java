package io.pointsman.routing;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Own URLs in Redis, where any replica's look-up serves the others. Never needed: behind a breaker,
 * and a key's content can only be missing or right.
 */
final class RedisOwnUrls implements OwnUrlCache {

  private static final String PREFIX = "pointsman:own-url:";

  private final Redis redis;
  private final CircuitBreaker breaker;
  private final Duration keep;

  /**
   * @param breaker also ends what takes too long
   */
  RedisOwnUrls(Redis redis, CircuitBreaker breaker, Duration keep) {
    this.redis = redis;
    this.breaker = breaker;
    this.keep = keep;
  }

  @Override
  public Future<Map<Long, OwnUrlContent>> find(List<Long> ids) {
    Request request = Request.cmd(Command.MGET);
    ids.forEach(id -> request.arg(key(id)));
    return breaker
        .<Response>execute(found -> settle(redis.send(request), found))
        .map(values -> contents(ids, values));
  }

  @Override
  public void keep(Map<Long, OwnUrlContent> contents) {
    List<Request> requests = new ArrayList<>();
    contents.forEach(
        (id, content) ->
            requests.add(
                Request.cmd(Command.SET)
                    .arg(key(id))
                    .arg(content.encoded())
                    .arg("EX")
                    .arg(keep.toSeconds())));
    if (!requests.isEmpty()) {
      breaker.<List<Response>>execute(kept -> settle(redis.batch(requests), kept));
    }
  }

  /** The breaker may have ended the wait before Redis answers at last. */
  private static <T> void settle(Future<T> answer, Promise<T> waiting) {
    answer.onSuccess(waiting::tryComplete).onFailure(waiting::tryFail);
  }

  private static Map<Long, OwnUrlContent> contents(List<Long> ids, Response values) {
    Map<Long, OwnUrlContent> contents = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      Response value = values.get(i);
      if (value != null) {
        Long id = ids.get(i);
        OwnUrlContent.decode(value.toString()).ifPresent(content -> contents.put(id, content));
      }
    }
    return contents;
  }

  private static String key(long id) {
    return PREFIX + Long.toHexString(id);
  }
}
