package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@Tag("application")
@QuarkusTest
class BrokenConnectionTest {

  private static final int MORE_THAN_THE_POOL_HAS = 20;

  @Inject DataSource source;

  @Test
  void leavesThePoolItsPlaceAndPostgresNoSession() throws SQLException {
    for (int i = 0; i < MORE_THAN_THE_POOL_HAS; i++) {
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select 'broken', generate_series(1, 1000000)) to stdout")
            .readFromCopy();
        BrokenConnection.end(connection);
      }
    }
    await()
        .until(
            () ->
                number(
                        "select count(*) from pg_stat_activity where query like 'copy (select"
                            + " ''broken%'")
                    == 0);
    try (Connection connection = source.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
