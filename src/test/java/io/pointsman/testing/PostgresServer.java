package io.pointsman.testing;

import io.pointsman.local.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL of a test's own, which it may kill, stall and restart; with an empty database {@code
 * pointsman}.
 *
 * <p>Killing loses nothing that was committed although fsync is off: the machine goes on running.
 */
public final class PostgresServer implements AutoCloseable {

  public static final String DATABASE = "pointsman";

  private final LocalPostgres server;
  private ProcessTree processes;

  private PostgresServer(LocalPostgres server) {
    this.server = server;
  }

  /** Starts a server on a free port; it counts its statements, see {@link #statements()}. */
  public static PostgresServer start() {
    return start(Map.of());
  }

  /** As {@link #start()}, with settings of postgresql.conf above the tests' own. */
  public static PostgresServer start(Map<String, String> settings) {
    Path folder = TestFolders.fresh("postgres");
    Map<String, String> all =
        new java.util.HashMap<>(
            Map.of(
                "fsync", "off",
                "full_page_writes", "off",
                "shared_buffers", "64MB",
                "max_wal_size", "2GB",
                "shared_preload_libraries", "pg_stat_statements"));
    all.putAll(settings);
    PostgresServer started =
        new PostgresServer(
            new LocalPostgres(folder, TestFolders.binaries(), FreePorts.next(), all));
    started.restart();
    started.createDatabase(DATABASE);
    started.execute(DATABASE, "create extension pg_stat_statements");
    return started;
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
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select coalesce(sum(calls), 0) from pg_stat_statements s"
                    + " join pg_database d on d.oid = s.dbid where d.datname = '"
                    + DATABASE
                    + "' and query not like '%pg_stat_statements%' and query not like 'SET %'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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

  private void execute(String database, String sql) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
