package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool as it is packaged, from the first login to the last export. */
class CliIT {

  private static final String KEY = "pm_operator-of-the-command-line-tests";
  private static final int ROWS = 10_000;
  private static PostgresServer postgres;
  private static Replica replica;

  @TempDir private Path home;

  @BeforeAll
  static void begin() {
    postgres = PostgresServer.start();
    replica =
        Replica.named("cli")
            .stores(postgres, null)
            .environment("POINTSMAN_OPERATOR_KEY", KEY)
            .property("pointsman.registry.target-hosts", "free")
            .start();
  }

  @AfterAll
  static void end() {
    replica.close();
    postgres.close();
  }

  @Test
  void aTenantIsMadeItsPhonesImportedAskedForAndExported() throws IOException {
    assertThat(run(KEY, "login", "--api", replica.api(), "--key-file", "-").code()).isZero();
    JsonNode tenant =
        json("organizations", "create", "--name", "Vienna", "--kind", "provider", "-o", "json");
    String id = tenant.path("id").asText();
    Path key = home.resolve("vienna.key");
    done("keys", "create", id, "--name", "it", "--role", "admin", "--key-to", key.toString());
    done("ranges", "create", "--prefix", "7C2F80", "--organization", id);
    assertThat(
            run(
                    Files.readString(key),
                    "login",
                    "--context",
                    "vienna",
                    "--api",
                    replica.api(),
                    "--key-file",
                    "-")
                .code())
        .isZero();
    done("profiles", "put", "main", "--template", "https://prov.example/{mac.lower}.xml");

    Path rejects = home.resolve("rejected.csv");
    CliProcess imported =
        run(null, "devices", "import", rows().toString(), "--rejects", rejects.toString());
    assertThat(imported.code()).as("%s", imported).isEqualTo(7);
    assertThat(imported.out()).contains("DONE", "10,000 created", "2 rejected");
    assertThat(Files.readString(rejects)).hasLineCount(3).contains("no-address");

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(phone("7C2F80000001").code()).isZero());
    assertThat(phone("7C2F80000001").out())
        .contains(
            "> GET /device/7C2F80000001.xml", "location: https://prov.example/7c2f80000001.xml");
    assertThat(phone("7C2F81000001").code()).isEqualTo(5);
    assertThat(done("explain", "7C2F80000001")).contains("The phone is told: 302 https://prov");

    Path exported = home.resolve("out.csv");
    done("devices", "export", "--to", exported.toString());
    assertThat(Files.readAllLines(exported)).hasSize(ROWS + 1);
    CliProcess again = run(null, "devices", "import", exported.toString(), "-o", "json");
    assertThat(again.code()).as("%s", again).isZero();
    JsonNode job = new ObjectMapper().readTree(again.out());
    assertThat(job.at("/rows/unchanged").asInt()).isEqualTo(ROWS);
    assertThat(done("devices", "list", "-o", "csv", "--limit", "2500").lines()).hasSize(2501);
    assertThat(run(null, "organizations", "create", "--name", "x", "--kind", "vendor").code())
        .isEqualTo(4);
  }

  private Path rows() throws IOException {
    StringBuilder csv = new StringBuilder("mac,profile\n");
    for (int row = 1; row <= ROWS; row++) {
      csv.append("7C2F80%06X,main\n".formatted(row));
    }
    csv.append("no-address,main\n7C2F80FFFFFF,no-profile\n");
    return Files.writeString(home.resolve("phones.csv"), csv);
  }

  private CliProcess phone(String mac) {
    return run(null, "phone", mac, "--at", replica.phone());
  }

  private String done(String... arguments) {
    CliProcess process = run(null, arguments);
    assertThat(process.code()).as("%s", process).isZero();
    return process.out();
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(done(arguments));
  }

  private CliProcess run(String input, String... arguments) {
    CliProcess process = CliProcess.run(home, Map.of(), input, arguments);
    assertThat(process.out() + process.err()).doesNotContain("pm_");
    return process;
  }
}
