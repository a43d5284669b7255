package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.routing.Freshness.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feed on databases that are not what they should be. */
class FeedOnDatabaseTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;

  private static FeedDatabase database;

  @BeforeAll
  static void start() throws IOException {
    database = new FeedDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  /** A copy of another database's index is never answered from, not even while ours is loaded. */
  @Test
  void answersNothingFromACopyOfAnotherDatabase() throws Exception {
    CountDownLatch mayLoad = new CountDownLatch(1);
    DataSource slow =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  mayLoad.await(20, SECONDS);
                  return method.invoke(database.source, arguments);
                });
    FeedPosition here = database.loader.devices().position();
    assertThat(here.database()).matches("\\d+/1/\\d+");
    Index index = new Index();
    FeedClock clock = new FeedClock(TestConfig.DEFAULTS);
    index.load(
        World.of(new FeedPosition(here.database() + "0", here.snapshot(), ""), new DeviceIndex(0)));
    clock.startFrom(Duration.ofSeconds(1));
    Feed feed = feed(index, clock, slow);
    feed.start();
    try {
      await().atMost(20, SECONDS).until(() -> feed.state() == State.LOADING);
      assertThat(caughtUp(feed)).isEqualTo(State.LOADING);
    } finally {
      mayLoad.countDown();
    }
    await().atMost(20, SECONDS).until(() -> feed.state() == State.FRESH);
    assertThat(index.world().position().database()).isEqualTo(here.database());
  }

  /** As a new replica of an upgrade whose migrations failed, though there is nothing new. */
  @Test
  void findsTheSchemaTooOldUntilItIsMigrated() throws Exception {
    Index index = new Index();
    FeedClock clock = new FeedClock(TestConfig.DEFAULTS);
    index.load(World.of(database.loader.devices().position(), new DeviceIndex(0)));
    clock.startFrom(Duration.ofSeconds(10));
    Feed feed = feed(index, clock, database.source);
    database.execute("alter table mac_range rename inherit to of_before");
    try {
      await()
          .atMost(20, SECONDS)
          .until(() -> caughtUp(feed) == State.ISOLATED && feed.schemaTooOld());
    } finally {
      database.execute("alter table mac_range rename of_before to inherit");
    }
    await().atMost(20, SECONDS).until(() -> caughtUp(feed) == State.FRESH);
    assertThat(feed.schemaTooOld()).isFalse();

    // It has followed now, and what it holds is good whatever becomes of the schema.
    FeedPosition followed = index.world().position();
    database.execute("alter table change rename subjects to of_before");
    try {
      database.execute("insert into change (kind, macs) values ('DEVICES', '{%d}')".formatted(MAC));
      caughtUp(feed);
      assertThat(index.world().position()).isEqualTo(followed);
      assertThat(feed.schemaTooOld()).isFalse();
    } finally {
      database.execute("alter table change rename of_before to subjects");
    }
    await().atMost(20, SECONDS).until(() -> caughtUp(feed) == State.FRESH);
    assertThat(index.world().position()).isNotEqualTo(followed);
  }

  @Test
  void knowsAnAnswerThatSomethingIsMissingFromNoAnswer() {
    assertThat(FeedSchema.lacks(failureOf(sql -> sql.query("select no_such_column").execute())))
        .isTrue();
    assertThat(FeedSchema.lacks(failureOf(sql -> sql.query("select 1 / 0").execute()))).isFalse();
    assertThat(FeedSchema.lacks(new SQLException("gone", "42P01"))).isTrue();
    assertThat(FeedSchema.lacks(new IOException(new SQLException("refused", "08001")))).isFalse();
    assertThat(FeedSchema.lacks(new SQLException("away"))).isFalse();
  }

  private static Throwable failureOf(Function<SqlConnection, Future<RowSet<Row>>> work) {
    return catchThrowable(() -> database.call(work));
  }

  private static Feed feed(Index index, FeedClock clock, DataSource source) {
    FeedFollower follower =
        new FeedFollower(
            database.vertx,
            database.connection(),
            source,
            index,
            clock,
            TestConfig.DEFAULTS,
            new FeedMeters(new SimpleMeterRegistry(), index, clock));
    return new Feed(database.vertx, follower, index, clock, TestConfig.DEFAULTS);
  }

  private static State caughtUp(Feed feed) throws Exception {
    return feed.catchUp().toCompletionStage().toCompletableFuture().get(20, SECONDS);
  }
}
