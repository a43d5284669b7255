package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.delivery.Upload;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads in real stores; each test's contents have ids of their own. */
class UploadsTest {

  private static final int MEBIBYTE = 1 << 20;

  private static final Vertx VERTX = Vertx.vertx();
  private static PostgresServer postgres;
  private static RedisServer redisServer;
  private static Redis redis;
  private static long lastId;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Contents uploads;

  @BeforeAll
  static void start() throws IOException {
    postgres = PostgresServer.start();
    redisServer = RedisServer.start();
    for (String migration : List.of("V1__organizations_and_keys", "V10__uploads")) {
      try (InputStream sql =
          UploadsTest.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
        postgres.execute(new String(sql.readAllBytes(), UTF_8));
      }
    }
    postgres.execute(
        "insert into organization (id, name, kind) values ('%s', 'one', 'PROVIDER')"
            .formatted(Worlds.uuid(1)));
    redis = Redis.createClient(VERTX, redisServer.url());
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
    redisServer.close();
    postgres.close();
  }

  @BeforeEach
  void emptyMemory() {
    uploads = replica(redis);
  }

  @Test
  void goesFromPostgresThroughRedisIntoMemory() throws Exception {
    byte[] content = random(MEBIBYTE);
    Upload upload = stored(content);
    assertThat(uploads.ifCached(upload)).isNull();
    assertThat(get(uploads.find(upload))).isEqualTo(content);
    assertThat(counted("postgresql")).isEqualTo(1);

    await().atMost(10, SECONDS).until(() -> inRedis(upload) != null);
    assertThat(inRedis(upload).toBytes()).isEqualTo(content);
    postgres.execute("delete from upload where id = " + upload.content());
    uploads = replica(redis);
    assertThat(get(uploads.find(upload))).isEqualTo(content);
    assertThat(counted("redis")).isEqualTo(1);
    assertThat(counted("postgresql")).isEqualTo(1);
  }

  @Test
  void staysInMemory() throws Exception {
    byte[] content = random(1000);
    Upload upload = stored(content);
    byte[] first = get(uploads.find(upload));
    assertThat(uploads.ifCached(upload)).isSameAs(first).isEqualTo(content);
    assertThat(counted("memory")).isEqualTo(1);
  }

  @Test
  void doesWithoutRedis() throws Exception {
    byte[] content = random(10);
    assertThat(get(replica(null).find(stored(content)))).isEqualTo(content);
    assertThat(counted("redis")).isZero();
  }

  /** What another database or anybody else left there is put right. */
  @Test
  void givesNothingFromRedisWhoseDigestIsWrong() throws Exception {
    byte[] content = random(5000);
    Upload upload = stored(content);
    byte[] altered = content.clone();
    altered[4999] ^= 1;
    for (byte[] wrong : List.of(altered, new byte[0], Arrays.copyOf(content, 4999))) {
      get(redis.send(Request.cmd(Command.SET).arg(key(upload)).arg(Buffer.buffer(wrong))));
      uploads = replica(redis);
      assertThat(get(uploads.find(upload))).isEqualTo(content);
      assertThat(uploads.ifCached(upload)).isEqualTo(content);
      await().atMost(10, SECONDS).until(() -> Arrays.equals(inRedis(upload).toBytes(), content));
    }
  }

  /** As after a backup was restored that had not seen this content yet. */
  @Test
  void givesNothingFromPostgresWhoseDigestIsWrong() {
    Upload upload = stored(random(50));
    Upload other =
        new Upload("n", upload.content(), "0".repeat(64), 50, "text/plain", upload.version());
    assertThatThrownBy(() -> get(uploads.find(other)))
        .hasMessageContaining("UploadKey[id=" + upload.content());
    assertThat(uploads.ifCached(other)).isNull();
    assertThat(counted("none")).isEqualTo(1);
  }

  @Test
  void asksOnceHoweverManyPhonesWait() throws Exception {
    byte[] content = random(200_000);
    Upload upload = stored(content);
    List<Future<byte[]>> asked =
        IntStream.range(0, 500).mapToObj(phone -> uploads.find(upload)).toList();
    byte[] first = get(asked.get(0));
    assertThat(first).isEqualTo(content);
    for (Future<byte[]> each : asked) {
      assertThat(get(each)).isSameAs(first);
    }
    assertThat(counted("postgresql")).isEqualTo(1);
  }

  @Test
  void givesEachItsOwn() throws Exception {
    List<byte[]> contents = IntStream.range(0, 30).mapToObj(n -> random(20_000 + n)).toList();
    List<Upload> stored = contents.stream().map(UploadsTest::stored).toList();
    List<Future<byte[]>> asked = stored.stream().map(uploads::find).toList();
    for (int n = 0; n < contents.size(); n++) {
      assertThat(get(asked.get(n))).isEqualTo(contents.get(n));
    }
  }

  /** Memory has 100,000 bytes in these tests. */
  @Test
  void holdsSoManyBytesAndNoMore() throws Exception {
    List<Upload> stored = IntStream.range(0, 20).mapToObj(n -> stored(random(20_000))).toList();
    for (Upload upload : stored) {
      get(uploads.find(upload));
    }
    assertThat(stored.stream().filter(upload -> uploads.ifCached(upload) != null).count())
        .isBetween(1L, 4L);
  }

  @Test
  void failsInTimeWhileNoStoreAnswersAndRecovers() throws Exception {
    byte[] content = random(100);
    Upload upload = stored(content);
    try (SilentPostgres silent = new SilentPostgres()) {
      Contents cut =
          clients(TestConfig.DEFAULTS, redis)
              .uploads(options().setHost("127.0.0.1").setPort(silent.port()), registry);
      assertThatThrownBy(() -> get(cut.find(upload))).isNotNull();
      get(uploads.find(upload));
      await().atMost(10, SECONDS).until(() -> inRedis(upload) != null);
      assertThat(get(cut.find(upload))).isEqualTo(content);
    }
  }

  @Test
  void refusesAtOnceBeyondItsCeiling() throws Exception {
    Contents few = clients(new TestConfig(3), redis).uploads(options(), registry);
    List<Upload> many = IntStream.range(0, 50).mapToObj(n -> stored(random(10))).toList();
    List<Future<byte[]>> atOnce = many.stream().map(few::find).toList();
    for (Future<byte[]> each : atOnce) {
      await().atMost(10, SECONDS).until(each::isComplete);
    }
    assertThat(atOnce)
        .filteredOn(Future::failed)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.cause()).isInstanceOf(TooManyLookupsException.class));
    assertThat(atOnce).filteredOn(Future::succeeded).hasSizeGreaterThanOrEqualTo(3);
  }

  private Contents replica(Redis shared) {
    return clients(TestConfig.DEFAULTS, shared).uploads(options(), registry);
  }

  private StoreClients clients(RoutingConfig config, Redis shared) {
    return new StoreClients(VERTX, config, new RedisStore(VERTX, shared, registry));
  }

  private static PgConnectOptions options() {
    return PgConnectOptions.fromUri(postgres.url());
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(lastId + size).nextBytes(content);
    return content;
  }

  private static Upload stored(byte[] content) {
    UploadContent digested = UploadContent.of(content);
    Upload upload =
        new Upload(
            "n" + ++lastId,
            lastId,
            digested.sha256(),
            content.length,
            "text/plain",
            "2026-07-01_00:00:00");
    postgres.execute(
        "insert into upload (id, organization_id, name, media_type, content, sha256, size, version)"
            + " overriding system value values (%d, '%s', '%s', 'text/plain', '\\x%s', '%s', %d,"
                .formatted(
                    lastId,
                    Worlds.uuid(1),
                    upload.name(),
                    HexFormat.of().formatHex(content),
                    upload.sha256(),
                    upload.size())
            + " '2026-07-01_00:00:00')");
    return upload;
  }

  private static String key(Upload upload) {
    return "pointsman:upload:" + Long.toHexString(upload.content());
  }

  private static Response inRedis(Upload upload) throws Exception {
    return get(redis.send(Request.cmd(Command.GET).arg(key(upload))));
  }

  private double counted(String level) {
    return registry
        .get("pointsman.contents")
        .tag("kind", "upload")
        .tag("level", level)
        .counter()
        .count();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }
}
