package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes every connection that a PostgreSQL has, also those of replicas. */
final class Hog implements AutoCloseable {

  private static final int ROUNDS = 100;
  private static final String TOO_MANY = "53300";

  private final PostgresServer postgres;
  private final List<Connection> connections = new ArrayList<>();

  private Hog(PostgresServer postgres) {
    this.postgres = postgres;
  }

  /** Returns when it has them all. */
  static Hog on(PostgresServer postgres) throws SQLException {
    Hog hog = new Hog(postgres);
    hog.takeWhatIsLeft();
    // Whoever is thrown out may be quicker to come back: then once more.
    for (int round = 0; round < ROUNDS && hog.others("pg_terminate_backend(pid)") > 0; round++) {
      hog.takeWhatIsLeft();
    }
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
      while (true) {
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
        ResultSet rows =
            statement.executeQuery(
                "select count("
                    + what
                    + ") from pg_stat_activity where application_name = 'pointsman'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
