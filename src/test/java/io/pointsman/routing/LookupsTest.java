package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupsTest {

  private record Call(List<Integer> keys, Promise<Map<Integer, String>> answer) {
    void give() {
      Map<Integer, String> found = new HashMap<>();
      keys.forEach(key -> found.put(key, "content " + key));
      answer.complete(found);
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Lookups<Integer, String> lookups = new Lookups<>(vertx, 4, 2, this::call);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void asksOnceForOneKeyAndJoinsThoseThatWait() throws Exception {
    Future<String> first = lookups.find(1);
    Future<String> again = lookups.find(1);
    Call call = next();
    List<Future<String>> waiting = List.of(lookups.find(2), lookups.find(3), lookups.find(2));
    Future<String> late = lookups.find(1);
    assertThat(call.keys()).containsExactly(1);
    settle();
    assertThat(calls).isEmpty();
    call.give();
    assertThat(get(first)).isEqualTo("content 1");
    assertThat(get(again)).isEqualTo("content 1");
    assertThat(get(late)).isEqualTo("content 1");
    Call batch = next();
    assertThat(batch.keys()).containsExactly(2, 3);
    batch.answer().complete(Map.of(2, "content 2"));
    assertThat(get(waiting.get(0))).isEqualTo("content 2");
    assertThat(get(waiting.get(1))).isNull();
    assertThat(get(waiting.get(2))).isEqualTo("content 2");
    assertThat(calls).isEmpty();
  }

  @Test
  void refusesAtOnceBeyondItsBound() throws Exception {
    List<Future<String>> asked = new ArrayList<>(List.of(lookups.find(1)));
    Call call = next();
    for (int key = 2; key <= 4; key++) {
      asked.add(lookups.find(key));
    }
    Future<String> tooMany = lookups.find(5);
    assertThatThrownBy(() -> get(tooMany)).cause().isInstanceOf(TooManyLookupsException.class);
    Future<String> same = lookups.find(4);
    call.give();
    Call batch = next();
    assertThat(batch.keys()).as("no more at once").containsExactly(2, 3);
    batch.give();
    next().give();
    for (int key = 1; key <= 4; key++) {
      assertThat(get(asked.get(key - 1))).isEqualTo("content " + key);
    }
    assertThat(get(same)).isEqualTo("content 4");
    Future<String> now = lookups.find(5);
    next().give();
    assertThat(get(now)).isEqualTo("content 5");
  }

  @Test
  void whatIsAskedInOneTurnOfTheLoopIsOneBatch() throws Exception {
    VertxInternal internal = (VertxInternal) vertx;
    internal
        .createEventLoopContext()
        .runOnContext(
            now -> {
              Lookups<Integer, String> own = new Lookups<>(vertx, 4, 4, this::call);
              own.find(1);
              own.find(2);
              own.find(3);
            });
    assertThat(next().keys()).containsExactly(1, 2, 3);
  }

  @Test
  void failureReachesAllAndNobodyElse() throws Exception {
    Future<String> one = lookups.find(1);
    Call call = next();
    Future<String> same = lookups.find(1);
    Future<String> other = lookups.find(2);
    settle();
    call.answer().fail("gone");
    assertThatThrownBy(() -> get(one)).hasMessageContaining("gone");
    assertThatThrownBy(() -> get(same)).hasMessageContaining("gone");
    next().give();
    assertThat(get(other)).isEqualTo("content 2");
  }

  @Test
  void isNotWedgedByAStoreThatThrowsOrAnswersNull() throws Exception {
    AtomicReference<Future<Map<Integer, String>>> answer = new AtomicReference<>();
    Lookups<Integer, String> odd =
        new Lookups<>(
            vertx,
            4,
            1,
            keys -> {
              if (answer.get() == null) {
                throw new IllegalStateException("broken");
              }
              return answer.get();
            });
    for (int i = 0; i < 10; i++) {
      int key = i;
      assertThatThrownBy(() -> get(odd.find(key))).hasMessageContaining("broken");
    }
    answer.set(Future.succeededFuture(null));
    assertThatThrownBy(() -> get(odd.find(1))).isInstanceOf(ExecutionException.class);
    answer.set(Future.succeededFuture(Map.of(1, "well")));
    assertThat(get(odd.find(1))).isEqualTo("well");
  }

  @Test
  void completesOnTheCallersContext() throws Exception {
    Context caller = vertx.getOrCreateContext();
    Context other = ((VertxInternal) vertx).createEventLoopContext();
    AtomicReference<Context> completed = new AtomicReference<>();
    other.runOnContext(
        now -> lookups.find(1).onComplete(found -> completed.set(Vertx.currentContext())));
    Call call = next();
    new Thread(call::give).start();
    await().atMost(10, SECONDS).untilAtomic(completed, notNullValue());
    assertThat(completed.get()).isSameAs(other).isNotSameAs(caller);
  }

  private Future<Map<Integer, String>> call(List<Integer> keys) {
    Promise<Map<Integer, String>> answer = Promise.promise();
    calls.add(new Call(keys, answer));
    return answer.future();
  }

  private Call next() throws InterruptedException {
    Call call = calls.poll(10, SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  /** Lets what was asked before arrive. */
  private void settle() throws Exception {
    Promise<Void> arrived = Promise.promise();
    vertx.getOrCreateContext().runOnContext(now -> arrived.complete());
    get(arrived.future());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }
}
