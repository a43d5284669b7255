package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.delivery.Upload;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads in real stores; each test's contents have ids of their own. */
class UploadsTest {

  private static final int MEBIBYTE = 1 << 20;

  private static StoredUploads stores;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Contents uploads;

  @BeforeAll
  static void start() throws IOException {
    stores = new StoredUploads();
  }

  @AfterAll
  static void stop() {
    stores.close();
  }

  @BeforeEach
  void emptyMemory() {
    uploads = replica(stores.redis);
  }

  @Test
  void goesFromPostgresThroughRedisIntoMemory() throws Exception {
    byte[] content = stores.random(MEBIBYTE);
    Upload upload = stores.stored(content);
    assertThat(uploads.ifCached(upload)).isNull();
    assertThat(get(uploads.find(upload))).isEqualTo(content);
    assertThat(counted("postgresql")).isEqualTo(1);

    await().atMost(10, SECONDS).until(() -> stores.inRedis(upload) != null);
    assertThat(stores.inRedis(upload).toBytes()).isEqualTo(content);
    stores.delete(upload);
    uploads = replica(stores.redis);
    assertThat(get(uploads.find(upload))).isEqualTo(content);
    assertThat(counted("redis")).isEqualTo(1);
    assertThat(counted("postgresql")).isEqualTo(1);
  }

  @Test
  void staysInMemory() throws Exception {
    byte[] content = stores.random(1000);
    Upload upload = stores.stored(content);
    byte[] first = get(uploads.find(upload));
    assertThat(uploads.ifCached(upload)).isSameAs(first).isEqualTo(content);
    assertThat(counted("memory")).isEqualTo(1);
  }

  @Test
  void doesWithoutRedis() throws Exception {
    byte[] content = stores.random(10);
    assertThat(get(replica(null).find(stores.stored(content)))).isEqualTo(content);
    assertThat(counted("redis")).isZero();
  }

  /** What another database or anybody else left there is put right. */
  @Test
  void givesNothingFromRedisWhoseDigestIsWrong() throws Exception {
    byte[] content = stores.random(5000);
    Upload upload = stores.stored(content);
    byte[] altered = content.clone();
    altered[4999] ^= 1;
    for (byte[] wrong : List.of(altered, new byte[0], Arrays.copyOf(content, 4999))) {
      get(
          stores.redis.send(
              Request.cmd(Command.SET).arg(StoredUploads.key(upload)).arg(Buffer.buffer(wrong))));
      uploads = replica(stores.redis);
      assertThat(get(uploads.find(upload))).isEqualTo(content);
      assertThat(uploads.ifCached(upload)).isEqualTo(content);
      await()
          .atMost(10, SECONDS)
          .until(() -> Arrays.equals(stores.inRedis(upload).toBytes(), content));
    }
  }

  /** As after a backup was restored that had not seen this content yet. */
  @Test
  void givesNothingFromPostgresWhoseDigestIsWrong() {
    Upload upload = stores.stored(stores.random(50));
    Upload other =
        new Upload("n", upload.content(), "0".repeat(64), 50, "text/plain", upload.version());
    assertThatThrownBy(() -> get(uploads.find(other)))
        .hasMessageContaining("UploadKey[id=" + upload.content());
    assertThat(uploads.ifCached(other)).isNull();
    assertThat(counted("none")).isEqualTo(1);
  }

  @Test
  void asksOnceHoweverManyPhonesWait() throws Exception {
    byte[] content = stores.random(200_000);
    Upload upload = stores.stored(content);
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
    List<byte[]> contents =
        IntStream.range(0, 30).mapToObj(n -> stores.random(20_000 + n)).toList();
    List<Upload> stored = contents.stream().map(stores::stored).toList();
    List<Future<byte[]>> asked = stored.stream().map(uploads::find).toList();
    for (int n = 0; n < contents.size(); n++) {
      assertThat(get(asked.get(n))).isEqualTo(contents.get(n));
    }
  }

  /** Memory has 100,000 bytes in these tests. */
  @Test
  void holdsSoManyBytesAndNoMore() throws Exception {
    List<Upload> stored =
        IntStream.range(0, 20).mapToObj(n -> stores.stored(stores.random(20_000))).toList();
    for (Upload upload : stored) {
      get(uploads.find(upload));
    }
    assertThat(stored.stream().filter(upload -> uploads.ifCached(upload) != null).count())
        .isBetween(1L, 4L);
  }

  @Test
  void failsInTimeWhileNoStoreAnswersAndRecovers() throws Exception {
    byte[] content = stores.random(100);
    Upload upload = stores.stored(content);
    try (SilentPostgres silent = new SilentPostgres()) {
      Contents cut =
          clients(TestConfig.PATIENT, stores.redis)
              .uploads(stores.options().setHost("127.0.0.1").setPort(silent.port()), registry);
      assertThatThrownBy(() -> get(cut.find(upload))).isNotNull();
      get(uploads.find(upload));
      await().atMost(10, SECONDS).until(() -> stores.inRedis(upload) != null);
      assertThat(get(cut.find(upload))).isEqualTo(content);
    }
  }

  @Test
  void refusesAtOnceBeyondItsCeiling() throws Exception {
    Contents few =
        clients(new TestConfig(3, Duration.ofSeconds(10)), stores.redis)
            .uploads(stores.options(), registry);
    List<Upload> many =
        IntStream.range(0, 50).mapToObj(n -> stores.stored(stores.random(10))).toList();
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
    return clients(TestConfig.PATIENT, shared).uploads(stores.options(), registry);
  }

  private StoreClients clients(RoutingConfig config, Redis shared) {
    return new StoreClients(stores.vertx, config, new RedisStore(stores.vertx, shared, registry));
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
