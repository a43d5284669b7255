package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.impl.types.SimpleStringType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedRedisTest {

  private static final Request REQUEST = Request.cmd(Command.PING);

  private final Vertx vertx = Vertx.vertx();
  private final List<Promise<Object>> asked = new CopyOnWriteArrayList<>();
  private volatile boolean silent;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GuardedRedis guarded =
      new RedisStore(vertx, fake(), registry).guarded("test", Duration.ofMillis(200)).orElseThrow();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void asksNothingForAWhileAfterAnswersThatDidNotComeInTime() throws Exception {
    assertThat(get(guarded.send(REQUEST))).hasToString("PONG");
    assertThat(open()).isZero();
    silent = true;
    for (int i = 0; i < 3; i++) {
      Future<?> late = i == 1 ? guarded.batch(List.of(REQUEST)) : guarded.send(REQUEST);
      assertThatThrownBy(() -> get(late)).hasMessageContaining("timeout");
    }
    silent = false;
    asked.forEach(late -> late.tryComplete());
    assertThatThrownBy(() -> get(guarded.send(REQUEST))).hasMessageContaining("open circuit");
    assertThat(open()).isEqualTo(1);
    assertThat(asked).hasSize(4);
    await()
        .atMost(20, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(get(guarded.send(REQUEST))).hasToString("PONG"));
    assertThat(open()).isZero();
  }

  /** As operators see it. */
  private double open() {
    return registry.get("pointsman.redis.breaker.open").tag("use", "test").gauge().value();
  }

  private Redis fake() {
    return (Redis)
        Proxy.newProxyInstance(
            Redis.class.getClassLoader(),
            new Class<?>[] {Redis.class},
            (proxy, method, arguments) -> {
              Promise<Object> answer = Promise.promise();
              asked.add(answer);
              if (!silent) {
                answer.complete(SimpleStringType.create("PONG"));
              }
              return answer.future();
            });
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }
}
