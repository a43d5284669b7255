package io.pointsman.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The files of a server as {@code pg_basebackup} copies them; they stay as they are, whatever is
 * restored from them.
 */
public final class PostgresBackup {

  private final Path files;

  private PostgresBackup(Path files) {
    this.files = files;
  }

  /**
   * @param folder where the server, which runs, has its files
   */
  static PostgresBackup of(PostgresServer server, Path folder) {
    Path copy = TestFolders.fresh("backup");
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('copy', true)");
      copyFiles(folder, copy);
      try (ResultSet stopped =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        // What was written meanwhile, without which the copy is not consistent.
        copyFiles(
            onlyFolder(folder).resolve("pg_wal"),
            Files.createDirectories(onlyFolder(copy).resolve("pg_wal")));
        Files.writeString(onlyFolder(copy).resolve("backup_label"), stopped.getString(1));
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    return new PostgresBackup(copy);
  }

  /**
   * Starts a server of its own by archive recovery, as tools for backups do it: on a new timeline.
   * Returns when it takes writes.
   *
   * @param settings {@code restore_command} and a target of the recovery at least
   */
  public PostgresServer restored(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("recovery_target_action", "promote");
    PostgresServer restored = start(copyOf(files), "recovery.signal", all);
    Awaitility.await("the restored server takes writes")
        .atMost(Duration.ofMinutes(1))
        .until(() -> restored.number("select pg_is_in_recovery()::int") == 0);
    return restored;
  }

  /**
   * Starts a server of its own from the files as they are, which nobody should: it goes on with the
   * old timeline.
   */
  public PostgresServer copied() {
    return PostgresServer.on(copyOf(files), Map.of());
  }

  /** Starts a streaming replica on these very files, which are spent by that. */
  PostgresServer standby(Map<String, String> settings) {
    return start(files, "standby.signal", settings);
  }

  /** The signal is a file beside the data that tells the server what it is. */
  private static PostgresServer start(Path files, String signal, Map<String, String> settings) {
    try {
      Files.createFile(onlyFolder(files).resolve(signal));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PostgresServer.on(files, settings);
  }

  private static Path copyOf(Path backup) {
    Path copy = TestFolders.fresh("restored");
    try {
      copyFiles(backup, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static Path onlyFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
        } else if (!file.getFileName().toString().equals("postmaster.pid")) {
          copyFile(file, target);
        }
      }
    }
  }

  /** A server that runs removes files as it likes. */
  private static void copyFile(Path file, Path target) throws IOException {
    try {
      Files.copy(
          file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException removed) {
      Files.deleteIfExists(target);
    }
  }
}
