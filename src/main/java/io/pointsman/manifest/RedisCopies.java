package io.pointsman.manifest;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** Copies in Redis, each for as long as it may be of use. */
final class RedisCopies implements SharedCopies {

  private final Redis redis;
  private final CircuitBreaker breaker;

  /**
   * @param breaker also ends what takes too long
   */
  RedisCopies(Redis redis, CircuitBreaker breaker) {
    this.redis = redis;
    this.breaker = breaker;
  }

  @Override
  public Future<Copy> find(CopyKey key) {
    return send(Request.cmd(Command.GET).arg(key.inRedis()))
        .map(value -> value == null ? null : Copy.decode(value.toBytes()).orElse(null))
        .otherwiseEmpty();
  }

  @Override
  public void keep(CopyKey key, Copy copy, long seconds) {
    send(
        Request.cmd(Command.SET)
            .arg(key.inRedis())
            .arg(Buffer.buffer(copy.encoded()))
            .arg("EX")
            .arg(seconds));
  }

  @Override
  public void forget(CopyKey key) {
    send(Request.cmd(Command.DEL).arg(key.inRedis()));
  }

  /** The breaker may have ended the wait before Redis answers at last. */
  private Future<Response> send(Request request) {
    return breaker.execute(
        waiting -> redis.send(request).onSuccess(waiting::tryComplete).onFailure(waiting::tryFail));
  }
}
