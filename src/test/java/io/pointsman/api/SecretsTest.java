package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys, passwords and tokens stay out of the audit, the tables and the log. */
@Tag("application")
@QuarkusTest
class SecretsTest {

  private static final String SECRET = "s3cret-" + UUID.randomUUID();

  @Inject Tables tables;

  @Test
  void everyWriteIsAuditedWithItsSecretsMasked() {
    Tenant tenant = Api.tenant();
    String url = "https://user:" + SECRET + "@prov.example/?token=" + SECRET;
    as(tenant.editor())
        .body(Map.of("template", url, "exposeCredentials", true))
        .put("/profiles/p")
        .then()
        .statusCode(201);
    as(tenant.editor())
        .body(Map.of("template", url, "status", 307, "exposeCredentials", true))
        .put("/profiles/p")
        .then()
        .statusCode(200);
    as(tenant.editor())
        .body(Map.of("template", url, "status", 307, "exposeCredentials", true))
        .put("/profiles/p")
        .then()
        .statusCode(200);
    as(tenant.editor()).delete("/profiles/p").then().statusCode(204);
    String key = Api.key(tenant.id(), "READER");

    List<Row> lines =
        tables.rows(
            "select actor, action, before::text, after::text from audit"
                + " where organization_id = $1 order by id",
            tenant.id());

    assertThat(lines.stream().map(line -> line.getString("action")))
        .containsExactly(
            "organization.create",
            "key.issue",
            "key.issue",
            "key.issue",
            "profile.create",
            "profile.update",
            "profile.delete",
            "key.issue");
    assertThat(lines.get(0).getString("actor")).isEqualTo("operator");
    assertThat(lines.get(4).getString("actor")).startsWith("key:");
    assertThat(lines.get(4).getString("before")).isNull();
    assertThat(lines.get(5).getString("before")).contains("302").contains("https://***@prov");
    assertThat(lines.get(5).getString("after")).contains("307").contains("token=***");
    assertThat(lines.get(6).getString("after")).isNull();
    for (Row line : lines) {
      assertThat(line.getString("before") + line.getString("after"))
          .doesNotContain(SECRET, key, tenant.admin(), "hash");
    }
  }

  @Test
  void keysAreStoredAsHashes() {
    Tenant tenant = Api.tenant();
    List<Row> stored =
        tables.rows(
            "select k::text as whole from api_key k where organization_id = $1", tenant.id());
    assertThat(stored).hasSize(3);
    for (Row row : stored) {
      assertThat(row.getString("whole"))
          .doesNotContain(tenant.admin(), tenant.editor(), tenant.reader(), "pm_");
    }
  }

  @Test
  void theLogHoldsNone() {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler listener = new Listener(lines);
    Logger root = Logger.getLogger("");
    root.addHandler(listener);
    try {
      Tenant tenant = Api.tenant();
      String url = "https://user:" + SECRET + "@prov.example/?token=" + SECRET;
      Map<String, Object> body = Map.of("name", "p", "template", url, "exposeCredentials", true);
      as(tenant.editor()).body(body).post("/profiles").then().statusCode(201);
      as(tenant.editor()).body(body).post("/profiles").then().statusCode(409);
      as(tenant.editor())
          .body(Map.of("name", "q", "template", url.replace("prov.example", "a b")))
          .post("/profiles")
          .then()
          .statusCode(422);
      as("pm_" + SECRET).get("/profiles").then().statusCode(401);
      as(tenant.editor())
          .body(Map.of("template", "https://prov.example/", "mode", "PROXY"))
          .put("/profiles/proxy")
          .then()
          .statusCode(201);
      as(tenant.editor())
          .body(Map.of("kind", "DIGEST", "user", "u", "password", SECRET))
          .put("/profiles/proxy/credentials")
          .then()
          .statusCode(200);
      as(tenant.editor())
          .body(Map.of("kind", "CLIENT_CERTIFICATE", "certificate", SECRET, "key", SECRET))
          .put("/profiles/proxy/credentials")
          .then()
          .statusCode(422);
      List<String> secrets =
          new ArrayList<>(
              List.of(
                  SECRET,
                  tenant.admin(),
                  tenant.editor(),
                  tenant.reader(),
                  RealStores.OPERATOR_KEY));
      assertThat(String.join("\n", lines)).doesNotContain(secrets.toArray(String[]::new));
    } finally {
      root.removeHandler(listener);
    }
  }

  private static final class Listener extends Handler {

    private final List<String> lines;

    Listener(List<String> lines) {
      this.lines = lines;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord line) {
      String parameters =
          line.getParameters() == null ? "" : List.of(line.getParameters()).toString();
      lines.add(line.getMessage() + parameters + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
