package io.pointsman.manifest;

import io.pointsman.routing.GuardedRedis;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** Copies in Redis, each for as long as it may be of use. */
final class RedisCopies implements SharedCopies {

  private final GuardedRedis redis;

  RedisCopies(GuardedRedis redis) {
    this.redis = redis;
  }

  @Override
  public Future<Copy> find(CopyKey key) {
    return redis
        .send(Request.cmd(Command.GET).arg(key.inRedis()))
        .map(
            value -> value == null ? null : Copy.decode(value.toBytes(), Moment.now()).orElse(null))
        .otherwiseEmpty();
  }

  @Override
  public void keep(CopyKey key, Copy copy, long seconds) {
    redis.send(
        Request.cmd(Command.SET)
            .arg(key.inRedis())
            .arg(Buffer.buffer(copy.encoded()))
            .arg("EX")
            .arg(seconds));
  }

  @Override
  public void forget(CopyKey key) {
    redis.send(Request.cmd(Command.DEL).arg(key.inRedis()));
  }
}
