package io.pointsman.testing;

import io.pointsman.local.LocalPostgres;
import io.pointsman.local.ServerBinaries;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

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
    return backUp()
        .standby(
            Map.of(
                "primary_conninfo",
                "host=127.0.0.1 port=%d user=%s password=%s".formatted(port, user[0], user[1])));
  }

  /** Starts it on files that are there already. */
  static PostgresServer on(Path files, Map<String, String> settings) {
    PostgresServer started = new PostgresServer(files, settings);
    started.restart();
    return started;
  }

  /** Makes a base backup. */
  public PostgresBackup backUp() {
    return PostgresBackup.of(this, folder);
  }

  /** Makes a standby the primary; returns when it takes writes. */
  public void promote() {
    execute("select pg_promote(true, 60)");
  }

  /** What a query of one row and one column gives. */
  public long number(String sql) {
    return number(DATABASE, sql);
  }

  /** What a query of one row and one column gives in another database. */
  public long number(String database, String sql) {
    try (Connection connection = server.connect(database);
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

  /** Runs one statement in another database, such as {@code postgres}. */
  public void execute(String database, String sql) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
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
}
