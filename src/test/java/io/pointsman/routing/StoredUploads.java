package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.pointsman.delivery.Upload;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Real stores with uploads, whose contents have ids of their own. */
final class StoredUploads implements AutoCloseable {

  final Vertx vertx = Vertx.vertx();
  private final PostgresServer postgres = PostgresServer.start();
  private final RedisServer redisServer = RedisServer.start();
  final Redis redis = Redis.createClient(vertx, redisServer.url());
  private long lastId;

  StoredUploads() throws IOException {
    for (String migration : List.of("V1__organizations_and_keys", "V10__uploads")) {
      try (InputStream sql =
          StoredUploads.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
        postgres.execute(new String(sql.readAllBytes(), UTF_8));
      }
    }
    postgres.execute(
        "insert into organization (id, name, kind) values ('%s', 'one', 'PROVIDER')"
            .formatted(Worlds.uuid(1)));
  }

  /** In PostgreSQL only. */
  Upload stored(byte[] content) {
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

  /** Of PostgreSQL. */
  PgConnectOptions options() {
    return PgConnectOptions.fromUri(postgres.url());
  }

  /** From PostgreSQL. */
  void delete(Upload upload) {
    postgres.execute("delete from upload where id = " + upload.content());
  }

  /** A content that no other upload has. */
  byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(lastId + size).nextBytes(content);
    return content;
  }

  /** What Redis has of it; null if nothing. */
  Response inRedis(Upload upload) throws Exception {
    return redis
        .send(Request.cmd(Command.GET).arg(key(upload)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, SECONDS);
  }

  /** Its key in Redis. */
  static String key(Upload upload) {
    return "pointsman:upload:" + Long.toHexString(upload.content());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    redisServer.close();
    postgres.close();
  }
}
