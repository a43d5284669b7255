package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.testing.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
          "V5__change_feed");

  private static final Vertx VERTX = Vertx.vertx();
  private static PostgresServer server;
  private static FeedConnection connection;
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
    PGSimpleDataSource source = new PGSimpleDataSource();
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
    FeedPosition forged = new FeedPosition("7/1", "1:1:'); drop table device; --");
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
