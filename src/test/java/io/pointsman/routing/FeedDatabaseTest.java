package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.routing.Freshness.State;
import io.pointsman.testing.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads real rows of the migrations' tables. */
class FeedDatabaseTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;
  private static final List<String> MIGRATIONS =
      List.of(
          "V1__organizations_and_keys",
          "V2__profiles_and_own_urls",
          "V3__ranges",
          "V4__devices",
          "V5__change_feed",
          "V8__devices_hold_organizations_by_targets",
          "V9__profile_delivery",
          "V10__uploads",
          "V11__purges_in_the_change_feed",
          "V12__purges",
          "V13__purges_are_numbered_by_time");

  private static final Vertx VERTX = Vertx.vertx();
  private static PostgresServer server;
  private static FeedConnection connection;
  private static PGSimpleDataSource source;
  private static IndexLoader loader;
  private static ChangedDevices many;
  private static Runnable meanwhile = () -> {};

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.start();
    for (String migration : MIGRATIONS) {
      try (InputStream sql =
          FeedDatabaseTest.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
        server.execute(new String(sql.readAllBytes(), UTF_8));
      }
    }
    server.execute(
        "insert into organization (id, name, kind) values"
            + " ('00000000-0000-0000-0000-000000000001', 'one', 'PROVIDER')");
    server.execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status, overrides)"
            + " values (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'good',"
            + " 'REDIRECT', 'https://p.example/', 'NEUTRAL', 302,"
            + " '{\"snom\": {\"template\": \"https://s.example/\", \"syntax\": \"SNOM\","
            + " \"status\": 307}}')");
    PgConnectOptions options = PgConnectOptions.fromUri(server.url());
    connection = new FeedConnection(VERTX, options);
    source = new PGSimpleDataSource();
    source.setServerNames(new String[] {options.getHost()});
    source.setPortNumbers(new int[] {options.getPort()});
    source.setDatabaseName(options.getDatabase());
    source.setUser(options.getUser());
    source.setPassword(options.getPassword());
    loader = new IndexLoader(source);
    many = new ChangedDevices(source);
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }

  @Test
  void followsWhatItLoaded() throws Exception {
    server.execute(device(MAC) + ";" + rest(MAC + 1, 60) + ";" + rest(MAC + 2, -1));
    World devices = loader.devices();
    assertThat(devices.devices().size()).isEqualTo(2);
    assertThat(devices.devices().find(MAC)).isEqualTo(DeviceState.profile(1));
    assertThat(devices.devices().find(MAC + 1).restSeconds()).isBetween(50, 60);
    Index index = new Index();
    index.load(devices, read(devices.position(), true));
    assertThat(index.world().profiles().get(1).overrides()).hasSize(1);
    assertThat(news(index)).isEqualTo(FeedNews.NOTHING);

    server.execute(
        "delete from device where mac = %d;".formatted(MAC)
            + rest(MAC, 60)
            + ";"
            + device(MAC + 5)
            + ";insert into mac_range (id, organization_id, first_mac, last_mac) values"
            + " ('%s', '%s', %d, %d)".formatted(Worlds.uuid(5), Worlds.uuid(1), MAC, MAC + 9)
            + ";update organization set suspension = 'PHONES_STOP'");
    assertThat(news(index)).isEqualTo(FeedNews.CHANGES);
    index.apply(read(index.world().position(), false));
    assertThat(news(index)).isEqualTo(FeedNews.NOTHING);
    assertThat(index.world().device(MAC).rests()).isTrue();
    assertThat(index.world().device(MAC + 5)).isEqualTo(DeviceState.profile(1));
    assertThat(index.world().ranges()).containsOnlyKeys(Worlds.uuid(5));
    assertThat(index.world().stopped().get(1)).isTrue();

    server.execute("update change_horizon set xid = '4000000000'");
    assertThat(news(index)).isEqualTo(FeedNews.LOST);
    server.execute("update change_horizon set xid = '0'; delete from mac_range");
  }

  @Test
  void isNotHeldUpByAProfileOfANewerVersion() throws Exception {
    FeedPosition before = loader.devices().position();
    server.execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status, overrides)"
            + " select gen_random_uuid(), organization_id, 'odd' || n, mode, template,"
            + " case n when 0 then 'OF_TOMORROW' else syntax end, status,"
            + " case n when 1 then '[]'::jsonb when 2 then '{\"snom\": 1}'"
            + " when 3 then '{\"snom\": {}}' else '{}' end"
            + " from profile, generate_series(0, 4) n where name = 'good'");
    FeedBatch batch = read(before, false);
    assertThat(batch.profiles().ids()).hasSize(5);
    assertThat(batch.profiles().current()).hasSize(1);
  }

  @Test
  void readsWhatAModeNeedsAndNotWhatItDoesNotKnow() throws Exception {
    FeedPosition before = loader.devices().position();
    server.execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status, delivery)"
            + " select gen_random_uuid(), organization_id, 'file' || n, 'MANIFEST', template,"
            + " syntax, status, case n when 0 then '[]'::jsonb else '{\"files\": {\"firmware\":"
            + " [{\"version\": \"1\", \"url\": \"https://f.example/\", \"signed\": true}],"
            + " \"pollMinutes\": 60}, \"of\": \"tomorrow\"}' end"
            + " from profile, generate_series(0, 1) n where name = 'good'");
    FeedBatch batch = read(before, false);
    assertThat(batch.profiles().ids()).hasSize(2);
    assertThat(batch.profiles().current())
        .singleElement()
        .extracting(RoutedProfile::delivery)
        .isEqualTo(
            new Delivery(
                new ProfileFiles(
                    List.of(new FirmwareFile(null, "1", "https://f.example/")),
                    List.of(),
                    List.of(),
                    null,
                    60,
                    null),
                null));
  }

  @Test
  void followsPurgesAndForgetsThoseThatAreGone() throws Exception {
    World devices = loader.devices();
    Index index = new Index();
    index.load(devices, read(devices.position(), true));
    purge("null", "null");
    purge("(select id from profile where name = 'good')", "null");
    purge("null", "" + MAC);
    purge("null", "" + MAC);
    index.apply(read(index.world().position(), false));
    OrganizationPurges purges = index.world().purges().all().iterator().next();
    assertThat(purges.id()).isEqualTo(Worlds.uuid(1));
    assertThat(purges.number()).isEqualTo(1);
    assertThat(purges.all()).isPositive();
    assertThat(purges.profiles()).containsOnlyKeys(1);
    assertThat(purges.profiles().get(1)).isGreaterThan(purges.all());
    long newest = server.number("select max(id) from purge");
    assertThat(newest).isGreaterThan(purges.profiles().get(1) + 1);
    assertThat(purges.macs()).containsExactly(Map.entry(MAC, newest));
    assertThat(read(loader.devices().position(), true).purges().current()).containsExactly(purges);

    server.execute("delete from purge where mac is null");
    index.apply(read(index.world().position(), false));
    assertThat(index.world().purges().all())
        .containsExactly(new OrganizationPurges(purges.id(), 1, 0, Map.of(), Map.of(MAC, newest)));
    server.execute("delete from purge");
    index.apply(read(index.world().position(), false));
    assertThat(index.world().purges().all()).isEmpty();
  }

  @Test
  void takesVeryManyPurgesOfPhonesForOneOfAll() throws Exception {
    World devices = loader.devices();
    Index index = new Index();
    index.load(devices, read(devices.position(), true));
    String many =
        "insert into purge (organization_id, mac) select '%s', mac from generate_series(%d, %d)"
            + " mac";
    server.execute(many.formatted(Worlds.uuid(1), 1, PurgeRows.MOST_MACS));
    index.apply(read(index.world().position(), false));
    OrganizationPurges most = index.world().purges().all().iterator().next();
    assertThat(most.macs()).hasSize(PurgeRows.MOST_MACS);
    assertThat(most.all()).isZero();
    server.execute(many.formatted(Worlds.uuid(1), 1_000_000, 1_000_000));
    index.apply(read(index.world().position(), false));
    long newest = server.number("select max(id) from purge");
    assertThat(index.world().purges().all())
        .containsExactly(new OrganizationPurges(most.id(), 1, newest, Map.of(), Map.of()));
    server.execute("delete from purge");
  }

  /** Numbers of purges are parts of cache keys: a restored database must not give one again. */
  @Test
  void numbersPurgesByTheTime() {
    long before = System.currentTimeMillis() * 1000;
    purge("null", "null");
    assertThat(server.number("select max(id) from purge"))
        .isBetween(before, before + Duration.ofMinutes(1).toNanos() / 1000);
    // As if the clock had been set back since.
    server.execute("select setval('purge_id_seq', max(id) + 1000000000) from purge");
    long ahead = server.number("select last_value from purge_id_seq");
    purge("null", "null");
    assertThat(server.number("select max(id) from purge")).isEqualTo(ahead + 1);
    server.execute("delete from purge; select setval('purge_id_seq', 1)");
  }

  /** A server that was restored on the same timeline has other changes under the same numbers. */
  @Test
  void loadsAnewWhereTheNewestChangeIsAnother() throws Exception {
    server.execute(device(MAC + 30));
    World devices = loader.devices();
    Index index = new Index();
    index.load(devices, read(devices.position(), true));
    assertThat(index.world().position().newest()).matches("\\d+/\\d+/\\d{16}");
    assertThat(news(index)).isEqualTo(FeedNews.NOTHING);
    String newest = "where id = " + index.world().position().newestId();
    server.execute("update change set at = at + interval '1 microsecond' " + newest);
    assertThat(news(index)).isEqualTo(FeedNews.LOST);
    assertThatThrownBy(() -> read(index.world().position(), false))
        .hasRootCauseInstanceOf(LoadAnewException.class);
    server.execute("update change set at = at - interval '1 microsecond' " + newest);
    assertThat(news(index)).isEqualTo(FeedNews.NOTHING);
    server.execute("delete from device where mac = " + (MAC + 30));
  }

  /** As a replica that knew of later transactions, but of no later change, when they were lost. */
  @Test
  void findsChangesUnderNumbersThatItTakesForSeen() throws Exception {
    server.execute(device(MAC + 40));
    FeedPosition before = loader.devices().position();
    server.execute(device(MAC + 41));
    server.execute(
        "insert into device (mac, organization_id, profile_id) select mac, organization_id, p.id"
            + " from profile p, generate_series(%d::bigint, %d) mac where name = 'good'"
                .formatted(MAC + 100, MAC + 100 + FeedReader.FEW_MACS));
    FeedPosition seen =
        new FeedPosition(
            before.database(), loader.devices().position().snapshot(), before.newest());
    DeviceChanges found = read(seen, false).devices();
    assertThat(found.find(MAC + 40)).isNull();
    assertThat(found.find(MAC + 41)).isEqualTo(DeviceState.profile(1));
    assertThat(found.find(MAC + 100)).isEqualTo(DeviceState.profile(1));
    server.execute("delete from device where mac > " + (MAC + 29));
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
                  return method.invoke(source, arguments);
                });
    FeedPosition here = loader.devices().position();
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
    index.load(World.of(loader.devices().position(), new DeviceIndex(0)));
    clock.startFrom(Duration.ofSeconds(10));
    Feed feed = feed(index, clock, source);
    server.execute("alter table mac_range rename inherit to of_before");
    try {
      await()
          .atMost(20, SECONDS)
          .until(() -> caughtUp(feed) == State.ISOLATED && feed.schemaTooOld());
    } finally {
      server.execute("alter table mac_range rename of_before to inherit");
    }
    await().atMost(20, SECONDS).until(() -> caughtUp(feed) == State.FRESH);
    assertThat(feed.schemaTooOld()).isFalse();

    // It has followed now, and what it holds is good whatever becomes of the schema.
    FeedPosition followed = index.world().position();
    server.execute("alter table change rename subjects to of_before");
    try {
      server.execute("insert into change (kind, macs) values ('DEVICES', '{%d}')".formatted(MAC));
      caughtUp(feed);
      assertThat(index.world().position()).isEqualTo(followed);
      assertThat(feed.schemaTooOld()).isFalse();
    } finally {
      server.execute("alter table change rename of_before to subjects");
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
    return catchThrowable(() -> call(work));
  }

  private static Feed feed(Index index, FeedClock clock, DataSource source) {
    return new Feed(
        VERTX,
        new FeedConnection(VERTX, PgConnectOptions.fromUri(server.url())),
        source,
        index,
        clock,
        TestConfig.DEFAULTS,
        new FeedMeters(new SimpleMeterRegistry(), index, clock));
  }

  private static State caughtUp(Feed feed) throws Exception {
    return feed.catchUp().toCompletionStage().toCompletableFuture().get(20, SECONDS);
  }

  private static void purge(String profile, String mac) {
    server.execute(
        "insert into purge (organization_id, profile_id, mac) values ('%s', %s, %s)"
            .formatted(Worlds.uuid(1), profile, mac));
  }

  /** Many devices come by another way than few, in the same snapshot as what comes with them. */
  @Test
  void readsManyDevicesAsOfOneMoment() throws Exception {
    long first = 0x7C2F_9000_0000L;
    int count = 3 * FeedReader.FEW_MACS;
    String all = " where mac between %d and %d".formatted(first, first + count - 1);
    server.execute(
        "insert into own_url (id, organization_id, syntax, template)"
            + " values (77, '%s', 'NEUTRAL', 'https://own.example/')".formatted(Worlds.uuid(1)));
    server.execute(
        "insert into device (mac, organization_id, profile_id) select mac, organization_id, p.id"
            + " from profile p, generate_series(%d, %d::bigint) mac where name = 'good'"
                .formatted(first, first + count - 1));
    World before = loader.devices();
    Index index = new Index();
    index.load(before, read(before.position(), true));
    server.execute("update device set profile_id = null, own_url_id = 77" + all);
    server.execute("update device set own_url_id = 77" + all + " and mac % 3 = 0");
    server.execute("delete from device" + all + " and mac % 3 = 1");
    server.execute(rest(first + (4 - first % 3) % 3, 60));
    server.execute(
        "insert into mac_range (id, organization_id, first_mac, last_mac) values"
            + " ('%s', '%s', %d, %d)".formatted(Worlds.uuid(6), Worlds.uuid(1), first, first + 9));
    World then = loader.devices();
    AtomicInteger told = new AtomicInteger();
    meanwhile =
        () -> {
          told.incrementAndGet();
          server.execute(
              "update device set profile_id = p.id, own_url_id = null from profile p"
                  + all
                  + " and name = 'good'");
        };
    try {
      index.apply(read(index.world().position(), false));
    } finally {
      meanwhile = () -> {};
    }

    assertThat(told).hasValue(1);
    assertThat(index.world().ranges()).containsKey(Worlds.uuid(6));
    assertThat(index.devices()).isEqualTo(then.devices().size()).isGreaterThan(count / 2);
    for (long mac = first; mac < first + count; mac++) {
      DeviceState state = index.world().device(mac);
      assertThat(state.rests()).isEqualTo(then.device(mac).rests());
      if (!state.rests()) {
        assertThat(state).isEqualTo(then.device(mac));
      }
    }
    assertThat(news(index)).isEqualTo(FeedNews.CHANGES);
    index.apply(read(index.world().position(), false));
    assertThat(index.world().device(first + (3 - first % 3) % 3)).isEqualTo(DeviceState.profile(1));
    server.execute("delete from device" + all + "; delete from mac_range; delete from own_url");
  }

  @Test
  void neverPutsWhatACopySaysIntoAQuery() {
    FeedPosition forged = new FeedPosition("7/1/5", "1:1:'); drop table device; --", "");
    assertThatThrownBy(() -> many.read("1-1-1", forged, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a snapshot");
  }

  private static FeedReader reader() {
    return new FeedReader(VERTX, many, meanwhile);
  }

  private static String device(long mac) {
    return "insert into device (mac, organization_id, profile_id) select "
        + mac
        + ", organization_id, id from profile where name = 'good'";
  }

  private static String rest(long mac, int seconds) {
    return "insert into released_mac values (%d, '%s', now() + interval '%d s')"
        .formatted(mac, Worlds.uuid(1), seconds);
  }

  private static FeedBatch read(FeedPosition since, boolean everything) throws Exception {
    return call(sql -> reader().read(sql, since, everything));
  }

  private static FeedNews news(Index index) throws Exception {
    return call(sql -> reader().news(sql, index.world().position(), delay -> {}));
  }

  private static <T> T call(Function<SqlConnection, Future<T>> work) throws Exception {
    Promise<T> answer = Promise.promise();
    VERTX
        .getOrCreateContext()
        .runOnContext(now -> connection.call(Duration.ofSeconds(20), work).onComplete(answer));
    return answer.future().toCompletionStage().toCompletableFuture().get(30, SECONDS);
  }
}
