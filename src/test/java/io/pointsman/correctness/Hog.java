package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes every connection that a PostgreSQL has, also those of replicas. */
final class Hog implements AutoCloseable {

  private static final String TOO_MANY = "53300";
  private static final String REPLICAS =
      " from pg_stat_activity where application_name = 'pointsman'";

  private final PostgresServer postgres;
  private final long places;
  private final List<Connection> connections = new ArrayList<>();

  private Hog(PostgresServer postgres) {
    this.postgres = postgres;
    this.places = postgres.number("select current_setting('max_connections')::int");
  }

  /** Returns when it has them all. */
  static Hog on(PostgresServer postgres) {
    Hog hog = new Hog(postgres);
    // Whoever is thrown out may be quicker to come back, and whoever is just coming in has a place
    // but no name yet by which to throw it out.
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              hog.takeWhatIsLeft();
              hog.others("pg_terminate_backend(pid)");
              return hog.connections.size() == hog.places;
            });
    return hog;
  }

  void assertNobodyElse() throws SQLException {
    assertThat(others("pid")).as("connections of replicas").isZero();
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }

  private void takeWhatIsLeft() throws SQLException {
    try {
      while (connections.size() < places) {
        connections.add(postgres.connect());
      }
    } catch (SQLException refused) {
      if (!TOO_MANY.equals(refused.getSQLState())) {
        throw refused;
      }
    }
  }

  private int others(String what) throws SQLException {
    try (Statement statement = connections.get(0).createStatement();
        ResultSet rows = statement.executeQuery("select count(" + what + ")" + REPLICAS)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
