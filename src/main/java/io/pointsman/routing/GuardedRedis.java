package io.pointsman.routing;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;

/**
 * Redis for what can be had elsewhere: an answer comes soon or not at all, and after a few that did
 * not come nothing is asked for a while.
 */
public final class GuardedRedis {

  private static final int FAILURES = 3;
  private static final int OPEN_MILLIS = 1000;

  private final Redis redis;
  private final CircuitBreaker breaker;

  /**
   * @param use names the breaker
   * @param timeout of each request, connecting included
   */
  public GuardedRedis(Vertx vertx, Redis redis, String use, Duration timeout) {
    this.redis = redis;
    this.breaker =
        CircuitBreaker.create(
            "redis-" + use,
            vertx,
            new CircuitBreakerOptions()
                .setMaxFailures(FAILURES)
                .setTimeout(timeout.toMillis())
                .setResetTimeout(OPEN_MILLIS));
  }

  /**
   * Whether nothing is asked now. Half open is not open: with nobody asking it would stay so long
   * after Redis is back.
   */
  boolean isOpen() {
    return breaker.state() == CircuitBreakerState.OPEN;
  }

  /** Fails if no answer comes in time, or if none is expected to. */
  public Future<Response> send(Request request) {
    return breaker.execute(waiting -> settle(redis.send(request), waiting));
  }

  /** The same for several at once. */
  public Future<List<Response>> batch(List<Request> requests) {
    return breaker.execute(waiting -> settle(redis.batch(requests), waiting));
  }

  /** The breaker may have ended the wait before Redis answers at last. */
  private static <T> void settle(Future<T> answer, Promise<T> waiting) {
    answer.onSuccess(waiting::tryComplete).onFailure(waiting::tryFail);
  }
}
