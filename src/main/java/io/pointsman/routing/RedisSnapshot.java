package io.pointsman.routing;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The snapshot that all replicas share, for a pod that starts on an empty disk: a file in pieces,
 * under a name of its own that the head then points at; the pieces of older ones expire. Blocks.
 */
final class RedisSnapshot {

  private static final String PREFIX = "pointsman:snapshot:";
  private static final int PIECE = 1 << 20;
  private static final int PATIENCE_SECONDS = 10;

  private final Redis redis;
  private final String head;
  private final Duration every;
  private final Duration keep;

  /**
   * @param database its name: installations that share a Redis have each their own
   * @param every the least time between two copies, whichever replicas make them
   * @param keep how long a copy is worth starting from
   */
  RedisSnapshot(Redis redis, String database, Duration every, Duration keep) {
    this.redis = redis;
    this.head = PREFIX + database;
    this.every = every;
    this.keep = keep;
  }

  /** Copies the file to Redis, unless another replica did so a moment ago. */
  void publish(Path file) throws IOException {
    String name = UUID.randomUUID().toString();
    Request turn = Request.cmd(Command.SET).arg(head + ":writer").arg(name).arg("NX");
    if (send(turn.arg("PX").arg(every.toMillis())) == null) {
      return;
    }
    int count = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        set(key(name, count++), Buffer.buffer(piece));
      }
    }
    set(head, Buffer.buffer(name + " " + count));
  }

  /**
   * Copies what Redis has into the file, which {@link SnapshotFile} checks.
   *
   * @return false if Redis has none
   */
  boolean fetch(Path file) throws IOException {
    Response found = send(Request.cmd(Command.GET).arg(head));
    if (found == null) {
      return false;
    }
    String[] parts = found.toString().split(" ", 2);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int number = 0; number < Integer.parseInt(parts[1]); number++) {
        Response piece = send(Request.cmd(Command.GET).arg(key(parts[0], number)));
        if (piece == null) {
          throw new IOException("a piece of the snapshot in Redis is missing");
        }
        out.write(piece.toBytes());
      }
    }
    return true;
  }

  private void set(String key, Buffer value) throws IOException {
    send(Request.cmd(Command.SET).arg(key).arg(value).arg("PX").arg(keep.toMillis()));
  }

  private Response send(Request request) throws IOException {
    try {
      return redis
          .send(request)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    } catch (Exception failure) {
      throw new IOException("Redis does not answer: " + failure.getMessage(), failure);
    }
  }

  private String key(String name, int piece) {
    return head + ":" + name + ":" + piece;
  }
}
