package io.pointsman.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of our own, on 127.0.0.1 and with its data in one folder.
 *
 * <p>Its settings are PostgreSQL's durable defaults: what was committed survives kill -9.
 */
public final class LocalPostgres {

  private static final String USER = "pointsman";
  private static final long INITDB_SECONDS = 60;

  private final Path folder;
  private final ServerBinaries binaries;
  private final int port;
  private final Map<String, String> settings;
  private Process process;

  /**
   * @param folder holds the data, the log and the password; made if missing
   * @param port 1 to 65535
   * @param settings of postgresql.conf, above ours
   */
  public LocalPostgres(
      Path folder, ServerBinaries binaries, int port, Map<String, String> settings) {
    this.folder = folder.toAbsolutePath();
    this.binaries = binaries;
    this.port = port;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Starts the server and waits until it takes connections; ends a server that a killed run left.
   *
   * @throws LocalRunException if it does not come up; its message holds the end of the log
   */
  public synchronized void start() {
    try {
      Files.createDirectories(folder);
      ServerProcess.endOrphan(pidFile(), program("postgres"), "INT");
      if (!Files.isDirectory(data())) {
        initialise();
      }
      process = ServerProcess.start(command(), log());
      ServerProcess.awaitReady("PostgreSQL", process, log(), this::ready);
    } catch (IOException e) {
      throw new LocalRunException("Cannot start PostgreSQL in " + folder, e);
    }
  }

  /** Ends the server as its fast shutdown does: clients are cut off, everything is written. */
  public synchronized void stop() {
    if (process != null) {
      ServerProcess.end(process.toHandle(), "INT");
    }
  }

  /** The server's own process, also after it has ended; never null once started. */
  public synchronized ProcessHandle process() {
    return process.toHandle();
  }

  public int port() {
    return port;
  }

  public Path log() {
    return folder.resolve("postgres.log");
  }

  /** The address of a database, with user and password, as {@code POINTSMAN_DATABASE_URL} is. */
  public String url(String database) {
    return "postgresql://" + USER + ":" + password() + "@127.0.0.1:" + port + "/" + database;
  }

  /** A new connection, to be closed by the caller. */
  public Connection connect(String database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(USER);
    source.setPassword(password());
    source.setConnectTimeout(10);
    return source.getConnection();
  }

  /**
   * Makes a database unless it is there.
   *
   * @param name lower-case letters, digits and underscores only
   */
  public void createDatabase(String name) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      boolean there =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'").next();
      if (!there) {
        statement.execute("create database " + name);
      }
    } catch (SQLException e) {
      throw new LocalRunException("Cannot create the database " + name, e);
    }
  }

  private void initialise() throws IOException {
    password();
    Path half = Files.createTempDirectory(folder, "initdb");
    List<String> command = new ArrayList<>(asNobodyIfRoot());
    command.add(program("initdb").toString());
    command.addAll(List.of("-D", half.toString(), "-U", USER, "-A", "scram-sha-256"));
    command.addAll(List.of("--pwfile", passwordFile().toString(), "-E", "UTF8"));
    // Independent of the machine's locales: the same order of texts everywhere.
    command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    Process initdb = ServerProcess.start(command, log());
    try {
      if (!initdb.waitFor(INITDB_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
        initdb.destroyForcibly();
        throw ServerProcess.failed("initdb failed", log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServerProcess.failed("Interrupted while initdb ran", log());
    }
    Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(asNobodyIfRoot());
    command.add(program("postgres").toString());
    command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port)));
    // No socket file in a folder that other users share.
    command.addAll(List.of("-c", "unix_socket_directories=", "-c", "listen_addresses=127.0.0.1"));
    command.addAll(List.of("-c", "max_connections=200"));
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see root. */
  private static List<String> asNobodyIfRoot() {
    return new UnixSystem().getUid() == 0 ? List.of("unshare", "-U") : List.of();
  }

  /** The eighth line of the pid file is the postmaster's own word on its state. */
  private boolean ready() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(pidFile());
    } catch (NoSuchFileException notYet) {
      // Where a killed server left its own, the next one removes it before it writes one.
      return false;
    }
    return lines.size() >= 8
        && lines.get(0).strip().equals(Long.toString(process.pid()))
        && List.of("ready", "standby").contains(lines.get(7).strip());
  }

  private String password() {
    return Secrets.keptIn(passwordFile(), "");
  }

  private Path passwordFile() {
    return folder.resolve("postgres.password");
  }

  private Path program(String name) {
    return binaries.postgres().resolve("bin").resolve(name);
  }

  private Path data() {
    return folder.resolve("pg" + ServerBinaries.POSTGRES_MAJOR);
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }
}
