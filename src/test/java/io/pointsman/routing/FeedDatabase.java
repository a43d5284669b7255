package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

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
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a test class's own, with rows as the feed reads them; its server ends with the JVM.
 */
final class FeedDatabase implements AutoCloseable {

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

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static PostgresServer server;

  final Vertx vertx = Vertx.vertx();
  final DataSource source;
  final IndexLoader loader;
  final ChangedDevices many;
  private final String database = "feed_" + DATABASES.incrementAndGet();
  private final PgConnectOptions options;
  private final FeedConnection connection;
  private final Runnable meanwhile;

  FeedDatabase() throws IOException {
    this(() -> {});
  }

  /**
   * @param meanwhile is run whenever a reader has begun to read many devices
   */
  FeedDatabase(Runnable meanwhile) throws IOException {
    this.meanwhile = meanwhile;
    options = PgConnectOptions.fromUri(server().createDatabase(database));
    for (String migration : MIGRATIONS) {
      try (InputStream sql =
          FeedDatabase.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
        execute(new String(sql.readAllBytes(), UTF_8));
      }
    }
    execute(
        "insert into organization (id, name, kind) values"
            + " ('00000000-0000-0000-0000-000000000001', 'one', 'PROVIDER')");
    execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status, overrides)"
            + " values (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'good',"
            + " 'REDIRECT', 'https://p.example/', 'NEUTRAL', 302,"
            + " '{\"snom\": {\"template\": \"https://s.example/\", \"syntax\": \"SNOM\","
            + " \"status\": 307}}')");
    connection = connection();
    PGSimpleDataSource jdbc = new PGSimpleDataSource();
    jdbc.setServerNames(new String[] {options.getHost()});
    jdbc.setPortNumbers(new int[] {options.getPort()});
    jdbc.setDatabaseName(options.getDatabase());
    jdbc.setUser(options.getUser());
    jdbc.setPassword(options.getPassword());
    source = jdbc;
    loader = new IndexLoader(source);
    many = new ChangedDevices(source);
  }

  private static synchronized PostgresServer server() {
    if (server == null) {
      server = PostgresServer.start();
    }
    return server;
  }

  /** A further one. */
  FeedConnection connection() {
    return new FeedConnection(vertx, options);
  }

  void execute(String sql) {
    server.execute(database, sql);
  }

  /** What a query of one row and one column gives. */
  long number(String sql) {
    return server.number(database, sql);
  }

  /** A world as it is now. */
  Index loaded() throws Exception {
    World devices = loader.devices();
    Index index = new Index();
    index.load(devices, read(devices.position(), true));
    return index;
  }

  /** Takes what is new. */
  void follow(Index index) throws Exception {
    index.apply(read(index.world().position(), false));
  }

  private FeedReader reader() {
    return new FeedReader(vertx, many, meanwhile);
  }

  /** SQL that gives a device the profile. */
  static String device(long mac) {
    return "insert into device (mac, organization_id, profile_id) select "
        + mac
        + ", organization_id, id from profile where name = 'good'";
  }

  /** SQL that lets an address rest. */
  static String rest(long mac, int seconds) {
    return "insert into released_mac values (%d, '%s', now() + interval '%d s')"
        .formatted(mac, Worlds.uuid(1), seconds);
  }

  FeedBatch read(FeedPosition since, boolean everything) throws Exception {
    return call(sql -> reader().read(sql, since, everything));
  }

  FeedNews news(Index index) throws Exception {
    return call(sql -> reader().news(sql, index.world().position(), delay -> {}));
  }

  <T> T call(Function<SqlConnection, Future<T>> work) throws Exception {
    Promise<T> answer = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(now -> connection.call(Duration.ofSeconds(20), work).onComplete(answer));
    return answer.future().toCompletionStage().toCompletableFuture().get(30, SECONDS);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
