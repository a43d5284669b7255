package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Copies of the index for the next start: in a file of this replica, and in Redis for all. */
@ApplicationScoped
class Snapshots {

  private static final Logger LOG = Logger.getLogger(Snapshots.class);

  private final Vertx vertx;
  private final RoutingConfig config;
  private final RedisSnapshot redis;

  Snapshots(Vertx vertx, RoutingConfig config, RedisStore redis, PgConnectOptions options) {
    this.vertx = vertx;
    this.config = config;
    this.redis =
        redis
            .client()
            .filter(client -> config.snapshotInRedis())
            .map(
                client ->
                    new RedisSnapshot(
                        client,
                        options.getDatabase(),
                        config.snapshotInterval(),
                        config.maxIsolation()))
            .orElse(null);
  }

  /** The file's copy, or else that of Redis; empty if there is none. Blocks. */
  Optional<Snapshot> newest() {
    Optional<Snapshot> own = config.snapshotFile().flatMap(file -> new SnapshotFile(file).read());
    return own.isPresent() || redis == null ? own : fetched();
  }

  /** Copies the index now and then, as long as it changes. */
  void start(Feed feed) {
    if (config.snapshotFile().isPresent() || redis != null) {
      vertx.setPeriodic(config.snapshotInterval().toMillis(), tick -> copy(feed));
    }
  }

  private void copy(Feed feed) {
    vertx
        .executeBlocking(this::file, false)
        .compose(file -> copy(feed, file).eventually(() -> vertx.executeBlocking(() -> tidy(file))))
        .onFailure(failure -> LOG.warnf("The index could not be copied: %s", failure.getMessage()));
  }

  private Future<Void> copy(Feed feed, Path file) {
    return feed.snapshot(new SnapshotFile(file))
        // Apart from the feed, which must not wait for Redis.
        .compose(written -> vertx.executeBlocking(() -> publish(file), false));
  }

  private Path file() throws IOException {
    return config.snapshotFile().isPresent()
        ? config.snapshotFile().get()
        : Files.createTempFile("pointsman", ".snapshot");
  }

  /** There may be no file, or an empty one, while there is nothing worth a copy. */
  private Void publish(Path file) throws IOException {
    if (redis != null && Files.isRegularFile(file) && Files.size(file) > 0) {
      redis.publish(file);
    }
    return null;
  }

  /** Whatever became of the copy: a temporary file left behind each time would fill the disk. */
  private Void tidy(Path file) throws IOException {
    if (config.snapshotFile().isEmpty()) {
      Files.deleteIfExists(file);
    }
    return null;
  }

  /**
   * Where there is room for a copy: the folder of temporary files may be a small one. Always of the
   * same name there, as what a killed process leaves behind stays.
   */
  static Path forFetching(Optional<Path> snapshotFile) throws IOException {
    if (snapshotFile.isEmpty()) {
      return Files.createTempFile("pointsman", ".snapshot");
    }
    Path own = snapshotFile.get().toAbsolutePath();
    Files.createDirectories(own.getParent());
    return own.resolveSibling(own.getFileName() + ".fetched");
  }

  private Optional<Snapshot> fetched() {
    try {
      Path file = forFetching(config.snapshotFile());
      try {
        return redis.fetch(file) ? new SnapshotFile(file).read() : Optional.empty();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | RuntimeException unusable) {
      LOG.warnf("The snapshot in Redis is not used: %s", unusable.getMessage());
      return Optional.empty();
    }
  }
}
