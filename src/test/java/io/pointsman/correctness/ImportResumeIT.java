package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An import goes on where its replica was killed, and counts each row once. */
class ImportResumeIT {

  private static final int ROWS = 50_000;
  private static final long FIRST = 0x7c2f9a_000000L;

  @Test
  void goesOnAfterAKill() throws Exception {
    try (PostgresServer postgres = PostgresServer.start()) {
      Replica killed = replica(postgres);
      try {
        Tenant holder = Tenant.provider(new Api(killed), "Resume");
        holder.profile("resume", "https://resume.example/{mac.lower}");
        upload(killed, holder);
        Awaitility.await("it is in the middle")
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> number(postgres, "select rows_read from import_job") > 0);
      } finally {
        killed.kill();
      }
      long read = number(postgres, "select rows_read from import_job");
      assertThat(read).isBetween(1L, ROWS - 1L);
      assertThat(number(postgres, "select count(*) from device")).isEqualTo(read);

      try (Replica next = replica(postgres)) {
        Awaitility.await("the next replica ends it")
            .atMost(Duration.ofSeconds(90))
            .until(
                () ->
                    number(postgres, "select count(*) from import_job where state = 'DONE'") == 1);
        assertThat(next.alive()).isTrue();
      }
      assertThat(number(postgres, "select created from import_job")).isEqualTo(ROWS);
      assertThat(number(postgres, "select rows_read + unchanged from import_job")).isEqualTo(ROWS);
      assertThat(number(postgres, "select count(*) from device")).isEqualTo(ROWS);
      assertThat(number(postgres, "select count(*) from import_row")).isZero();
      assertThat(number(postgres, "select count(*) from audit where action = 'devices.import'"))
          .isEqualTo(1);
    }
  }

  /** With small turns, so that many are left when it is killed. */
  private static Replica replica(PostgresServer postgres) {
    return Replica.named("import")
        .stores(postgres, null)
        .property("pointsman.sides", "api")
        .property("pointsman.operator.key", Api.OPERATOR_KEY)
        .property("pointsman.registry.target-hosts", "free")
        .property("pointsman.imports.chunk", "256")
        .start();
  }

  private static void upload(Replica replica, Tenant holder)
      throws IOException, InterruptedException {
    StringBuilder csv = new StringBuilder("mac,profile\n");
    for (long mac = FIRST; mac < FIRST + ROWS; mac++) {
      csv.append("%012X,resume\n".formatted(mac));
    }
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(replica.api() + "/api/v1/devices/import?organization=" + holder.id()))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + Api.OPERATOR_KEY)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(csv.toString()))
            .build();
    HttpResponse<String> accepted =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
  }

  private static long number(PostgresServer postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
