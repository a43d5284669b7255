package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The command {@code migrate}, and an API side that waits for it. */
class MigrationIT {

  private static final Duration START = Duration.ofMinutes(2);

  private static final String WANTS_MIGRATIONS =
      "version \\d+ is missing; waiting for the command migrate, as pointsman.database.migrate is"
          + " false";

  @Test
  void anApiSideThatDoesNotMigrateIsNotReadyUntilTheCommandHas() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        Replica api =
            Replica.named("waits-for-migrate")
                .stores(postgres, null)
                .property("pointsman.sides", "api")
                .property("pointsman.database.migrate", "false")
                .startWithoutWaiting()
                .awaitLive(START)) {
      Awaitility.await()
          .atMost(START)
          .untilAsserted(
              () ->
                  assertThat(readiness(api)).startsWith("503 ").containsPattern(WANTS_MIGRATIONS));
      assertThat(api.output()).containsOnlyOnce("The schema is not ready: version ");

      assertThat(migrate(postgres.url()))
          .matches("0 The schema of \\S+ is up to date at version \\d+ \\([1-9]\\d* migrations.*");
      assertThat(migrate(postgres.url())).startsWith("0 ").endsWith("(0 migrations applied)");

      api.awaitReady(START);
      assertThat(readiness(api)).startsWith("200 ").contains("\"schema\": \"up to date\"");
      assertThat(api.output()).contains("The schema is up to date");
    }
  }

  @Test
  void withoutADatabaseItIsRefused() throws Exception {
    assertThat(migrate(null)).startsWith("1 Pointsman cannot start: set POINTSMAN_DATABASE_URL");
    assertThat(migrate("postgresql://user:hid#den@host/db"))
        .startsWith("1 Pointsman cannot start: POINTSMAN_DATABASE_URL must be")
        .doesNotContain("hid");
  }

  private static String readiness(Replica replica) {
    HttpResponse<String> answer = Http.get(replica.management() + "/q/health/ready");
    return answer.statusCode() + " " + answer.body();
  }

  /** Exit code and what it printed; a null URL is none. */
  private static String migrate(String url) throws IOException, InterruptedException {
    ProcessBuilder starter =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "migrate"));
    starter.environment().keySet().removeIf(key -> key.startsWith("POINTSMAN_"));
    if (url != null) {
      starter.environment().put("POINTSMAN_DATABASE_URL", url);
    }
    Process process = starter.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + " " + output;
  }
}
