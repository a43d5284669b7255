package io.pointsman.api;

import static io.pointsman.api.ImportCalls.DEVICES;
import static io.pointsman.api.ImportCalls.csv;
import static io.pointsman.api.ImportCalls.device;
import static io.pointsman.api.ImportCalls.finished;
import static io.pointsman.api.ImportCalls.imported;
import static io.pointsman.api.ImportCalls.job;
import static io.pointsman.api.ImportCalls.post;
import static io.pointsman.api.ImportCalls.tenant;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose imports are, and what ends them before their time. */
@Tag("application")
@QuarkusTest
class ImportRightsTest {

  @Inject DataSource database;

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = tenant();
    Api.range(tenant, macs, 0, 4095, Map.of());
  }

  @Test
  void aJobEndsWithTheKeyThatUploadedIt() throws SQLException {
    Response made =
        Api.asOperator()
            .body(Map.of("name", "short", "role", "EDITOR"))
            .post("/organizations/{id}/keys", tenant.id());
    endedMidway(
        made.path("key"),
        "The key that uploaded it was revoked before the import was done.",
        () ->
            Api.asOperator()
                .delete("/organizations/" + tenant.id() + "/keys/" + made.path("id"))
                .then()
                .statusCode(204));
  }

  @Test
  void aJobEndsWithItsSuspendedOrganization() throws SQLException {
    endedMidway(
        tenant.editor(),
        "The organization was suspended before the import was done.",
        () ->
            Api.asOperator()
                .body(Map.of("phones", "CONTINUE"))
                .put("/organizations/" + tenant.id() + "/suspension")
                .then()
                .statusCode(200));
  }

  @Test
  void aJobIsItsOrganizationsToSeeAndItsEditorsToStop() {
    String job = job(post(tenant.editor(), DEVICES, csv(macs, 1)));
    finished(tenant.reader(), job);
    Tenant other = tenant();
    for (String path : new String[] {job, job + "/rejected"}) {
      assertThat(Api.as(tenant.reader()).get(path).statusCode()).isEqualTo(200);
      assertThat(Api.as(other.admin()).get(path).statusCode()).isEqualTo(404);
      assertThat(Api.as(null).get(path).statusCode()).isEqualTo(401);
    }
    assertThat(Api.as(other.admin()).put(job + "/cancellation").statusCode()).isEqualTo(404);
    assertProblem(
            Api.as(tenant.reader()).put(job + "/cancellation"),
            ProblemType.FORBIDDEN,
            "This needs the role EDITOR, the key has READER.")
        .andNothingElse();
    for (String subject : new String[] {"devices", "ranges"}) {
      assertProblem(
              Api.as(tenant.reader())
                  .contentType("text/csv")
                  .body(csv(macs, 1))
                  .post("/" + subject + "/import"),
              ProblemType.FORBIDDEN,
              "This needs the role EDITOR, the key has READER.")
          .andNothingElse();
      assertThat(
              Api.as(other.admin())
                  .contentType("text/csv")
                  .body(csv(macs, 1))
                  .post("/" + subject + "/import?organization=" + tenant.id())
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void holdersAreNamedByIdAndByTheOperatorByNameToo() {
    Tenant holder = tenant();
    String rows =
        "first,last,holder,claims\n%s,%s,%s,NONE\n%s,%s,%s,NONE\n%s,%s,,NONE\n"
            .formatted(
                macs.mac(256),
                macs.mac(259),
                holder.id(),
                macs.mac(260),
                macs.mac(263),
                holder.name(),
                macs.mac(264),
                macs.mac(267));
    Response byTenant = imported(tenant.editor(), "/ranges/import", rows.getBytes(UTF_8));
    assertThat(byTenant.<Map<String, Integer>>path("rejectedBy"))
        .as(byTenant.asString())
        .isEqualTo(Map.of("unknown-organization", 1));
    assertThat(byTenant.<Integer>path("rows.created")).isEqualTo(2);
    Response byOperator =
        imported(
            RealStores.OPERATOR_KEY,
            "/ranges/import?organization=" + tenant.id(),
            rows.getBytes(UTF_8));
    assertThat(byOperator.<Map<String, Integer>>path("rejectedBy")).isEmpty();
    assertThat(byOperator.<Integer>path("rows.created")).isEqualTo(1);
    assertThat(byOperator.<Integer>path("rows.unchanged")).isEqualTo(2);
    // "items.first" is the first of them from Java 21 on.
    assertThat(
            Api.as(holder.reader()).get("/ranges").<List<String>>path("items.collect { it.first }"))
        .contains(macs.colon(256), macs.colon(260))
        .doesNotContain(macs.colon(264));
  }

  /** More than one turn takes; beyond the test's own addresses they are refused, and read. */
  private static final int ROWS = 8192 + 500;

  /** While the first of its two turns waits for a device, something takes its right away. */
  private void endedMidway(String key, String detail, Runnable end) throws SQLException {
    device(tenant, macs);
    Response accepted;
    try (HeldDevice held = new HeldDevice(database, macs.base() + 1)) {
      accepted = post(key, DEVICES, csv(macs, ROWS));
      assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
      awaitWaiting();
      end.run();
    }
    Response ended = finished(RealStores.OPERATOR_KEY, accepted);
    assertThat(ended.<String>path("state")).isEqualTo("FAILED");
    assertThat(ended.<String>path("detail")).isEqualTo(detail);
    assertThat(ended.<Integer>path("rows.read")).isEqualTo(8192);
    assertThat(ended.<Integer>path("rows.total")).isEqualTo(ROWS);
  }

  private void awaitWaiting() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try (Connection connection = database.getConnection();
                  PreparedStatement waiting =
                      connection.prepareStatement(
                          "select from pg_stat_activity where wait_event_type = 'Lock'"
                              + " and query like '%for update' and query like '%from device%'")) {
                return waiting.executeQuery().next();
              }
            });
  }
}
