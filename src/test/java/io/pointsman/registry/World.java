package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Organizations, profiles and addresses of a test's own, and a look at the tables behind. */
@ApplicationScoped
public class World {

  /** How many addresses an area has. */
  static final long AREA = 1 << 20;

  private static final long FIRST_AREA = 0x52_0000_0000_00L;

  /** Quarkus loads this class anew with each of its starts, while the database stays. */
  private static final String NEXT_AREA = "tests.next-area";

  private final Vertx vertx;

  /** Kept, as a new one costs more than most statements. */
  private Connection kept;

  World(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The first of {@link #AREA} addresses that no other test uses. */
  static long area() {
    synchronized (System.getProperties()) {
      long area = Long.getLong(NEXT_AREA, FIRST_AREA);
      System.setProperty(NEXT_AREA, Long.toString(area + AREA));
      return area;
    }
  }

  static MacAddress mac(long value) {
    return new MacAddress(value);
  }

  static MacInterval interval(long first, long last) {
    return new MacInterval(mac(first), mac(last));
  }

  static Caller editor(UUID organization) {
    return new Caller("key:test", organization, Role.EDITOR);
  }

  /** The operator for null. */
  static Caller caller(UUID organization) {
    return organization == null ? Caller.operator() : editor(organization);
  }

  UUID organization() {
    UUID id = Ids.next();
    execute("insert into organization (id, name, kind) values (?, ?, 'PROVIDER')", id, "org " + id);
    return id;
  }

  UUID profile(UUID organization, String name) {
    UUID id = Ids.next();
    execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status) values (?,"
            + " ?, ?, 'REDIRECT', 'https://pbx.example.com/{mac.lower}', 'NEUTRAL', 302)",
        id,
        organization,
        name);
    return id;
  }

  /** Subscribes on a context of its own, as each request has one. */
  <T> T await(Supplier<Uni<T>> work) {
    try {
      return start(work).get(240, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> CompletableFuture<T> start(Supplier<Uni<T>> work) {
    return new SessionWait(vertx).start(work);
  }

  /** As a turn of an import does, in a transaction of its own. */
  RowsOutcome put(DeviceRows rows, Caller caller, UUID holder, List<DeviceRow> all) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      RowsOutcome outcome = rows.put(connection, caller, holder, all, false);
      connection.commit();
      return outcome;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection past the services and their pool, to be closed by the caller. */
  static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.datasource.jdbc.url"),
        setting("quarkus.datasource.username"),
        setting("quarkus.datasource.password"));
  }

  /** Runs one statement in a transaction of its own. */
  synchronized int execute(String sql, Object... parameters) {
    try {
      return execute(kept(), sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  long number(String sql, Object... parameters) {
    return ((Number) rows(sql, parameters).get(0).get(0)).longValue();
  }

  synchronized List<List<Object>> rows(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(kept(), sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As if everything had been released that much earlier. */
  void rest(int seconds) {
    execute(
        "update released_mac set rests_until = rests_until - make_interval(secs => ?)", seconds);
  }

  @PreDestroy
  void close() throws SQLException {
    if (kept != null) {
      kept.close();
    }
  }

  private Connection kept() throws SQLException {
    if (kept == null) {
      kept = connect();
    }
    return kept;
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
