package io.pointsman.manifest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.routing.GuardedRedis;
import io.pointsman.testing.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisCopiesTest {

  private static final CopyKey KEY = new CopyKey(new UUID(1, 1), "http://a/", null, "-", 0);
  private static final Copy COPY =
      new Copy(new byte[2 << 20], "\"t\"", "text/xml", "http://a/", null, null, 1, 1, 0, 60);

  private final RedisServer server = RedisServer.start();
  private final Vertx vertx = Vertx.vertx();
  private final RedisCopies copies =
      new RedisCopies(
          new GuardedRedis(
              vertx, Redis.createClient(vertx, server.url()), "test", Duration.ofSeconds(1)));

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }

  @Test
  void keepsCopiesForAWhileAndIsNeverNeeded() throws Exception {
    assertThat(find()).isNull();
    copies.keep(KEY, COPY, 3600);
    await().untilAsserted(() -> assertThat(find().encoded()).isEqualTo(COPY.encoded()));
    copies.keep(KEY, COPY, 1);
    await().untilAsserted(() -> assertThat(find()).as("its time is over").isNull());
    copies.keep(KEY, COPY, 3600);
    await().untilAsserted(() -> assertThat(find()).isNotNull());
    copies.forget(KEY);
    await().untilAsserted(() -> assertThat(find()).isNull());
    server.close();
    assertThat(find()).isNull();
    copies.keep(KEY, COPY, 3600);
    copies.forget(KEY);
  }

  private Copy find() throws Exception {
    return copies.find(KEY).toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }
}
