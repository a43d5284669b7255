package io.pointsman.testing;

import io.pointsman.local.LocalPostgres;
import io.pointsman.local.ServerBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
 * A PostgreSQL of a test's own, which it may kill, stall and restart; with an empty database {@code
 * pointsman}.
 *
 * <p>Killing loses nothing that was committed although fsync is off: the machine goes on running.
 */
public final class PostgresServer implements AutoCloseable {

  public static final String DATABASE = "pointsman";

  private final Path folder;
  private final LocalPostgres server;
  private ProcessTree processes;

  private PostgresServer(Path folder, Map<String, String> settings) {
    this(folder, settings, TestFolders.binaries());
  }

  private PostgresServer(Path folder, Map<String, String> settings, ServerBinaries binaries) {
    this.folder = folder;
    this.server = new LocalPostgres(folder, binaries, FreePorts.next(), all(settings));
  }

  /** Starts a server on a free port; it counts its statements, see {@link #statements()}. */
  public static PostgresServer start() {
    return start(Map.of());
  }

  /** As {@link #start()}, with settings of postgresql.conf above the tests' own. */
  public static PostgresServer start(Map<String, String> settings) {
    return started(new PostgresServer(TestFolders.fresh("postgres"), settings));
  }

  /** As {@link #start()}; its wall clock is the test's to set. */
  public static PostgresServer start(SettableClock clock) {
    // Unpacks the programs, if nobody has yet.
    start().close();
    return started(
        new PostgresServer(TestFolders.fresh("postgres"), Map.of(), ClockedBinaries.of(clock)));
  }

  private static PostgresServer started(PostgresServer fresh) {
    fresh.restart();
    fresh.createDatabase(DATABASE);
    fresh.execute(DATABASE, "create extension pg_stat_statements");
    return fresh;
  }

  private static Map<String, String> all(Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "fsync", "off",
                "full_page_writes", "off",
                "shared_buffers", "64MB",
                "max_wal_size", "2GB",
                "shared_preload_libraries", "pg_stat_statements"));
    all.putAll(settings);
    return all;
  }

  /**
   * Starts a streaming replica of this server, made from a base backup.
   *
   * @param port where it is to find this server, by which way whatsoever
   */
  public PostgresServer standby(int port) {
    URI url = URI.create(url());
    String[] user = url.getUserInfo().split(":", 2);
    return start(
        backUp(),
        "standby.signal",
        Map.of(
            "primary_conninfo",
            "host=127.0.0.1 port=%d user=%s password=%s".formatted(port, user[0], user[1])));
  }

  /** Makes a base backup, for {@link #restored} and {@link #copied}. */
  public Path backUp() {
    Path copy = TestFolders.fresh("backup");
    backUp(copy);
    return copy;
  }

  /**
   * Starts a server of its own from a backup by archive recovery, as tools for backups do it: on a
   * new timeline. Returns when it takes writes.
   *
   * @param backup stays as it is
   * @param settings {@code restore_command} and a target of the recovery at least
   */
  public static PostgresServer restored(Path backup, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("recovery_target_action", "promote");
    PostgresServer restored = start(copyOf(backup), "recovery.signal", all);
    Awaitility.await("the restored server takes writes")
        .atMost(Duration.ofMinutes(1))
        .until(() -> restored.number("select pg_is_in_recovery()::int") == 0);
    return restored;
  }

  /**
   * Starts a server of its own from the files of a backup as they are, which nobody should: it goes
   * on with the old timeline.
   *
   * @param backup stays as it is
   */
  public static PostgresServer copied(Path backup) {
    return start(copyOf(backup), null, Map.of());
  }

  private static PostgresServer start(Path files, String signal, Map<String, String> settings) {
    try {
      if (signal != null) {
        Files.createFile(onlyFolder(files).resolve(signal));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PostgresServer started = new PostgresServer(files, settings);
    started.restart();
    return started;
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

  /**
   * Copies the running server's files as {@code pg_basebackup} does.
   *
   * @param copy a folder, into which they are put
   */
  private void backUp(Path copy) {
    try (Connection connection = connect();
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
  }

  /** Makes a standby the primary; returns when it takes writes. */
  public void promote() {
    execute("select pg_promote(true, 60)");
  }

  /** What a query of one row and one column gives. */
  public long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** What {@code POINTSMAN_DATABASE_URL} would be; stays the same over restarts. */
  public String url() {
    return server.url(DATABASE);
  }

  public int port() {
    return server.port();
  }

  public long pid() {
    return processes.pid();
  }

  /** A new JDBC connection to the database {@code pointsman}, to be closed by the caller. */
  public Connection connect() throws SQLException {
    return server.connect(DATABASE);
  }

  /** Makes a further, empty database and gives its URL. */
  public String createDatabase(String name) {
    server.createDatabase(name);
    return server.url(name);
  }

  /** Runs one statement in the database {@code pointsman}. */
  public void execute(String sql) {
    execute(DATABASE, sql);
  }

  /**
   * How many statements the database {@code pointsman} has finished since the server started, but
   * for this query itself.
   */
  public long statements() {
    return number(
        "select coalesce(sum(calls), 0) from pg_stat_statements s"
            + " join pg_database d on d.oid = s.dbid where d.datname = '"
            + DATABASE
            + "' and query not like '%pg_stat_statements%' and query not like 'SET %'");
  }

  /** SIGKILL for the server and every backend. */
  public void kill() {
    processes.kill();
  }

  /** SIGSTOP for the server and every backend: connections stay open and silent. */
  public void stall() {
    processes.stall();
  }

  public void resume() {
    processes.resume();
  }

  /** Starts it again with its data, on its port; after {@link #kill()} or {@link #stop()}. */
  public void restart() {
    server.start();
    processes = ProcessTree.of(server.process());
  }

  /** An orderly end. */
  public void stop() {
    processes.resume();
    server.stop();
  }

  @Override
  public void close() {
    processes.kill();
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

  /** Runs one statement in another database, such as {@code postgres}. */
  public void execute(String database, String sql) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
