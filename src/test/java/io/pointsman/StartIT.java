package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How the package starts, with what it needs and without. */
class StartIT {

  private static final Duration START = Duration.ofMinutes(2);

  @Test
  void isRefusedInOneLineThatNamesWhatIsMissing() {
    try (Replica replica = Replica.named("refused").startWithoutWaiting()) {
      assertThat(replica.awaitExit(START)).isEqualTo(1);
      assertThat(replica.output().strip())
          .startsWith("Pointsman cannot start: set POINTSMAN_DATABASE_URL")
          .contains("POINTSMAN_REDIS_URL")
          .doesNotContain("\n");
    }
  }

  @Test
  void isRefusedForAUrlThatCannotBeReadWithoutShowingIt() {
    try (Replica replica =
        Replica.named("refused-url")
            .environment("POINTSMAN_DATABASE_URL", "postgresql://user:hid#den@host/db")
            .environment("POINTSMAN_REDIS_URL", "none")
            .startWithoutWaiting()) {
      assertThat(replica.awaitExit(START)).isEqualTo(1);
      assertThat(replica.output().strip())
          .startsWith("Pointsman cannot start: POINTSMAN_DATABASE_URL must be")
          .doesNotContain("hid")
          .doesNotContain("\n");
    }
  }

  @Test
  void needsNoStoreAndMigratesOnceThereIsOne() throws SQLException {
    try (PostgresServer postgres = PostgresServer.start()) {
      postgres.kill();
      try (Replica replica =
          Replica.named("no-stores")
              .environment("POINTSMAN_DATABASE_URL", postgres.url())
              .environment("POINTSMAN_REDIS_URL", "redis://127.0.0.1:1")
              .startWithoutWaiting()
              .awaitLive(START)) {
        Awaitility.await()
            .untilAsserted(
                () -> assertThat(replica.output()).contains("Cannot migrate the schema yet"));
        postgres.restart();
        Awaitility.await()
            .atMost(START)
            .untilAsserted(
                () -> assertThat(replica.output()).contains("The schema is up to date at version"));
        assertThat(table(postgres, "organization")).isTrue();
        assertThat(replica.output().split("Cannot migrate the schema yet", -1))
            .hasSizeBetween(2, 4);
        assertThat(listens(replica.apiPort())).isTrue();
      }
    }
  }

  @Test
  void aPhoneSideAloneOpensNoApiPortAndLeavesTheSchemaAlone() throws SQLException {
    try (PostgresServer postgres = PostgresServer.start();
        Replica replica =
            Replica.named("phone-only")
                .stores(postgres, null)
                .property("pointsman.sides", "phone")
                .startWithoutWaiting()
                .awaitLive(START)) {
      assertThat(listens(replica.apiPort())).isFalse();
      assertThat(listens(replica.managementPort())).isTrue();
      assertThat(table(postgres, "flyway_schema_history")).isFalse();
      assertThat(replica.stop()).isEqualTo(143);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean table(PostgresServer postgres, String name) throws SQLException {
    try (Connection connection = postgres.connect();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("select to_regclass('" + name + "') is not null")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
