package io.pointsman.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The servers of one local run and the folder that holds everything of it. */
public final class LocalRun {

  private static final String DATABASE = "pointsman";

  private final Path folder;
  private final ServerBinaries binaries;
  // Held until the process ends, however that happens.
  private final FileLock lock;
  private LocalPostgres postgres;
  private LocalRedis redis;

  private LocalRun(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
    this.binaries = new ServerBinaries(folder.resolve("programs"));
  }

  /**
   * Takes a folder for this process.
   *
   * @throws LocalRunException if another local run has it, or it cannot be written
   */
  public static LocalRun in(Path data) {
    Path folder = data.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel file =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        throw new LocalRunException(
            "Another local run uses "
                + folder
                + ". Stop it first, or set POINTSMAN_LOCAL_DATA to another folder.");
      }
      return new LocalRun(folder, lock);
    } catch (IOException e) {
      throw new LocalRunException("Cannot use the folder " + folder, e);
    }
  }

  /**
   * Starts PostgreSQL.
   *
   * @param port 0 for any free one
   * @return what {@code POINTSMAN_DATABASE_URL} would be
   */
  public String startPostgres(int port) {
    // The durable settings are PostgreSQL's defaults; they are named so that nobody loosens them
    // unknowingly.
    Map<String, String> durable =
        Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    postgres = new LocalPostgres(folder, binaries, portOrFree(port), durable);
    postgres.start();
    postgres.createDatabase(DATABASE);
    return postgres.url(DATABASE);
  }

  /**
   * Starts Redis.
   *
   * @param port 0 for any free one
   * @return what {@code POINTSMAN_REDIS_URL} would be
   */
  public String startRedis(int port) {
    redis = new LocalRedis(folder.resolve("redis"), binaries, portOrFree(port), Map.of());
    redis.start();
    return redis.url();
  }

  /** The file with the operator's key, made with a random key the first time. */
  public Path operatorKeyFile() {
    Path file = folder.resolve("operator.key");
    Secrets.keptIn(file, "pm_");
    return file;
  }

  /** The file with the key that seals secrets, made with a random key the first time. */
  public Path secretsKeysFile() {
    Path file = folder.resolve("secrets.keys");
    Secrets.keptIn(file, "local:");
    return file;
  }

  /** Ends the servers, the one that must not lose anything last. */
  public void stop() {
    if (redis != null) {
      redis.stop();
    }
    if (postgres != null) {
      postgres.stop();
    }
    try {
      lock.channel().close();
    } catch (IOException e) {
      // The process ends, and the lock with it.
    }
  }

  private static int portOrFree(int port) {
    if (port != 0) {
      return port;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalRunException("Cannot find a free port", e);
    }
  }
}
