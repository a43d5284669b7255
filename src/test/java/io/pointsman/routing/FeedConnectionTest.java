package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedConnectionTest {

  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private SilentPostgres server;
  private FeedConnection connection;

  @BeforeEach
  void start() throws IOException {
    server = new SilentPostgres();
    connection =
        new FeedConnection(
            vertx,
            new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setUser("u")
                .setDatabase("d"));
  }

  @AfterEach
  void stop() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }

  @Test
  void keepsItsConnection() throws Exception {
    server.speak();
    assertThat(get(call(LONG, sql -> Future.succeededFuture("one")))).isEqualTo("one");
    assertThat(get(call(LONG, sql -> Future.succeededFuture("two")))).isEqualTo("two");
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void keepsOneAttemptWhileTheDatabaseIsSilentAndThenUsesIt() throws Exception {
    AtomicInteger worked = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> get(call(SHORT, sql -> counted(worked))))
          .hasMessageContaining("100 ms");
    }
    assertThat(server.accepted()).isEqualTo(1);
    server.speak();
    assertThat(get(call(LONG, sql -> counted(worked)))).isEqualTo("well");
    assertThat(server.accepted()).isEqualTo(1);
    // Calls that were given up do nothing when the connection comes.
    assertThat(worked).hasValue(1);
  }

  @Test
  void givesUpTheConnectionOfAFailedCall() throws Exception {
    server.speak();
    assertThatThrownBy(() -> get(call(LONG, sql -> Future.failedFuture("no"))))
        .hasMessageContaining("no");
    await().atMost(LONG).until(() -> server.open() == 0);
    assertThat(get(call(LONG, sql -> Future.succeededFuture("well")))).isEqualTo("well");
    assertThat(server.accepted()).isEqualTo(2);
    assertThat(server.open()).isEqualTo(1);
  }

  @Test
  void givesUpTheConnectionOfALateCall() throws Exception {
    server.speak();
    assertThatThrownBy(() -> get(call(SHORT, sql -> Promise.<String>promise().future())))
        .hasMessageContaining("100 ms");
    await().atMost(LONG).until(() -> server.open() == 0);
    assertThat(get(call(LONG, sql -> Future.succeededFuture("well")))).isEqualTo("well");
  }

  @Test
  void failsIfTheWorkThrows() {
    server.speak();
    assertThatThrownBy(
            () ->
                get(
                    call(
                        LONG,
                        sql -> {
                          throw new IllegalStateException("broken");
                        })))
        .hasMessageContaining("broken");
  }

  @Test
  void connectsAnewAfterTheDatabaseClosed() throws Exception {
    server.speak();
    get(call(LONG, sql -> Future.succeededFuture("well")));
    server.hangUp();
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              get(call(LONG, sql -> Future.succeededFuture("well")));
              assertThat(server.accepted()).isEqualTo(2);
            });
  }

  @Test
  void completesOnTheCallersContextEvenIfLate() throws Exception {
    server.speak();
    get(call(LONG, sql -> Future.succeededFuture("well")));
    AtomicReference<Context> completed = new AtomicReference<>();
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        now ->
            connection
                .call(SHORT, sql -> Promise.<String>promise().future())
                .onComplete(
                    late -> {
                      completed.set(Vertx.currentContext());
                      done.complete();
                    }));
    get(done.future());
    assertThat(completed.get()).isSameAs(context);
  }

  private static Future<String> counted(AtomicInteger worked) {
    worked.incrementAndGet();
    return Future.succeededFuture("well");
  }

  private Future<String> call(Duration timeout, Function<SqlConnection, Future<String>> work) {
    Promise<String> answer = Promise.promise();
    context.runOnContext(now -> connection.call(timeout, work).onComplete(answer));
    return answer.future();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
  }
}
