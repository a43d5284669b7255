package io.pointsman.routing;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The snapshot that all replicas share, for a pod that starts on an empty disk. It is written in
 * pieces under a name of its own, which the head then points at; the pieces of older ones expire.
 */
final class RedisSnapshot {

  private static final Logger LOG = Logger.getLogger(RedisSnapshot.class);
  private static final String HEAD = "pointsman:snapshot";
  private static final String WRITER = HEAD + ":writer";
  private static final int PIECE = 1 << 20;
  private static final int PATIENCE_SECONDS = 10;

  private final Redis redis;
  private final Duration every;
  private final Duration keep;

  /**
   * @param every the least time between two copies, whichever replicas write them
   * @param keep how long a copy is worth starting from
   */
  RedisSnapshot(Redis redis, Duration every, Duration keep) {
    this.redis = redis;
    this.every = every;
    this.keep = keep;
  }

  /** Copies a snapshot's file, unless another replica did so a moment ago. Blocks. */
  void publish(Path file) throws IOException {
    String name = UUID.randomUUID().toString();
    Request turn = Request.cmd(Command.SET).arg(WRITER).arg(name).arg("NX");
    if (send(turn.arg("PX").arg(every.toMillis())) == null) {
      return;
    }
    int count = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        set(key(name, count++), Buffer.buffer(piece));
      }
    }
    set(HEAD, Buffer.buffer(name + " " + count));
  }

  /** Empty, and logged, if there is none or it cannot be used. Blocks. */
  Optional<Snapshot> read() {
    try {
      Response head = send(Request.cmd(Command.GET).arg(HEAD));
      if (head == null) {
        return Optional.empty();
      }
      String[] parts = head.toString().split(" ", 2);
      try (InputStream in = pieces(parts[0], Integer.parseInt(parts[1]))) {
        return Optional.of(SnapshotStream.read(in));
      }
    } catch (IOException | RuntimeException unusable) {
      LOG.warnf("The snapshot in Redis is not used: %s", unusable.getMessage());
      return Optional.empty();
    }
  }

  /** Each piece is fetched when its turn comes. */
  private InputStream pieces(String name, int count) {
    Iterator<InputStream> pieces =
        IntStream.range(0, count).mapToObj(number -> piece(key(name, number))).iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return pieces.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return pieces.next();
          }
        });
  }

  private InputStream piece(String key) {
    try {
      Response piece = send(Request.cmd(Command.GET).arg(key));
      if (piece == null) {
        throw new IOException("a piece is missing");
      }
      return new ByteArrayInputStream(piece.toBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void set(String key, Buffer value) throws IOException {
    send(Request.cmd(Command.SET).arg(key).arg(value).arg("PX").arg(keep.toMillis()));
  }

  /** Waits: this is never an event loop. */
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

  private static String key(String name, int piece) {
    return HEAD + ":" + name + ":" + piece;
  }
}
