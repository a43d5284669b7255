package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Contents in Redis, where any replica's look-up serves the others. Never needed, and who asks
 * checks what is there.
 */
final class RedisContents<V> implements ContentCache<V> {

  private final GuardedRedis redis;
  private final Duration keep;
  private final String prefix;
  private final Function<V, Buffer> encode;
  private final Function<Buffer, Optional<V>> decode;

  /**
   * @param prefix of the keys
   * @param decode empty if it is not what {@code encode} gives: Redis is not ours alone
   */
  RedisContents(
      GuardedRedis redis,
      Duration keep,
      String prefix,
      Function<V, Buffer> encode,
      Function<Buffer, Optional<V>> decode) {
    this.redis = redis;
    this.keep = keep;
    this.prefix = prefix;
    this.encode = encode;
    this.decode = decode;
  }

  @Override
  public Future<Map<Long, V>> find(List<Long> ids) {
    Request request = Request.cmd(Command.MGET);
    ids.forEach(id -> request.arg(key(id)));
    return redis.send(request).map(values -> contents(ids, values));
  }

  @Override
  public void keep(Map<Long, V> contents) {
    List<Request> requests = new ArrayList<>();
    contents.forEach(
        (id, content) ->
            requests.add(
                Request.cmd(Command.SET)
                    .arg(key(id))
                    .arg(encode.apply(content))
                    .arg("EX")
                    .arg(keep.toSeconds())));
    if (!requests.isEmpty()) {
      redis.batch(requests);
    }
  }

  private Map<Long, V> contents(List<Long> ids, Response values) {
    Map<Long, V> contents = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      Response value = values.get(i);
      if (value != null) {
        Long id = ids.get(i);
        decode.apply(value.toBuffer()).ifPresent(content -> contents.put(id, content));
      }
    }
    return contents;
  }

  private String key(long id) {
    return prefix + Long.toHexString(id);
  }
}
