package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.routing.Freshness.State;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {

  private final Vertx vertx = Vertx.vertx();
  private final Index index = new Index();
  private final FeedClock clock = new FeedClock(TestConfig.DEFAULTS);
  private final AtomicInteger loads = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void triesAgainAfterAFailedLoad() {
    Feed feed = feed(1);
    feed.start();
    await().atMost(30, SECONDS).untilAtomic(loads, greaterThan(2));
    assertThat(feed.state()).isEqualTo(State.LOADING);
    assertThat(caughtUp(feed)).isEqualTo(State.LOADING);
  }

  @Test
  void isIsolatedWhileTheDatabaseIsSilentAndAnswersInTime() throws Exception {
    try (SilentPostgres silent = new SilentPostgres()) {
      index.load(World.of(Worlds.START, new DeviceIndex(0)));
      clock.startFrom(Duration.ofSeconds(10));
      Feed feed = feed(silent.port());
      assertThat(feed.state()).isEqualTo(State.STALE);
      feed.start();
      for (int i = 0; i < 20; i++) {
        assertThat(caughtUp(feed)).isEqualTo(State.ISOLATED);
      }
      assertThat(silent.accepted()).isLessThanOrEqualTo(3);
    }
  }

  /** Each try ends at once where nothing listens; the next one must be made all the same. */
  @Test
  void ringsAreNotLostInFailures() throws Exception {
    int port;
    try (SilentPostgres gone = new SilentPostgres()) {
      port = gone.port();
    }
    index.load(World.of(Worlds.START, new DeviceIndex(0)));
    clock.startFrom(Duration.ofSeconds(10));
    Feed feed = feed(port);
    for (int i = 0; i < 10; i++) {
      feed.ring();
      assertThat(caughtUp(feed)).isEqualTo(State.ISOLATED);
    }
  }

  private static State caughtUp(Feed feed) {
    return feed.catchUp().toCompletionStage().toCompletableFuture().orTimeout(20, SECONDS).join();
  }

  private Feed feed(int port) {
    DataSource away =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  loads.incrementAndGet();
                  throw new SQLException("away");
                });
    PgConnectOptions options =
        new PgConnectOptions().setHost("127.0.0.1").setPort(port).setUser("u").setDatabase("d");
    FeedFollower follower =
        new FeedFollower(
            vertx,
            new FeedConnection(vertx, options),
            away,
            index,
            clock,
            TestConfig.DEFAULTS,
            new FeedMeters(new SimpleMeterRegistry(), index, clock));
    return new Feed(vertx, follower, index, clock, TestConfig.DEFAULTS);
  }
}
