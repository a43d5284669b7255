package io.pointsman.api;

import static io.pointsman.api.ImportCalls.DEVICES;
import static io.pointsman.api.ImportCalls.device;
import static io.pointsman.api.ImportCalls.finished;
import static io.pointsman.api.ImportCalls.imported;
import static io.pointsman.api.ImportCalls.job;
import static io.pointsman.api.ImportCalls.post;
import static io.pointsman.api.ImportCalls.tenant;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told, and what is left, of rows that are rejected. */
@Tag("application")
@QuarkusTest
class RejectedRowsTest {

  @Inject DataSource database;

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = tenant();
    Api.range(tenant, macs, 0, 4095, Map.of());
  }

  @Test
  void rejectedRowsAreOneCsvFileToo() {
    Response done =
        imported(
            tenant.editor(),
            DEVICES,
            ("mac,profile,note\n\"x,\"\"y\",p,\n" + macs.mac(1) + ",none,\n").getBytes(UTF_8));
    String path = "/imports/" + done.<String>path("id") + "/rejected";
    Response csv = Api.as(tenant.reader()).accept("text/csv").get(path);
    assertThat(csv.contentType()).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=rejected.csv");
    assertThat(csv.asString())
        .startsWith("line,value,reason,detail\n2,\"x,\"\"y\",malformed-mac,")
        .contains("\n3,none,unknown-profile,the holder has no such profile\n");
    Response first = Api.as(tenant.reader()).get(path + "?limit=1");
    assertThat(first.<List<Integer>>path("items.line")).containsExactly(2);
    Response next =
        Api.as(tenant.reader()).get(path + "?limit=1&cursor=" + first.<String>path("next"));
    assertThat(next.<List<Integer>>path("items.line")).containsExactly(3);
    Tenant other = Api.tenant();
    assertThat(Api.as(other.admin()).get(path).statusCode()).isEqualTo(404);
    assertThat(Api.as(other.admin()).accept("text/csv").get(path).statusCode()).isEqualTo(404);
    assertThat(Api.as(other.admin()).get("/imports").<List<?>>path("items")).isEmpty();
    assertThat(Api.as(tenant.reader()).get("/imports").<List<String>>path("items.id"))
        .containsExactly(done.<String>path("id"));
    assertThat(Api.asOperator().get(path).statusCode()).isEqualTo(200);
    assertProblem(
            Api.as(tenant.editor()).put("/imports/" + done.path("id") + "/cancellation"),
            ProblemType.IMPORT_FINISHED,
            "The import " + done.path("id") + " has ended: read how.")
        .andNothingElse();
    assertThat(
            Api.as(tenant.reader())
                .put("/imports/" + done.path("id") + "/cancellation")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void soManyRejectedRowsAreListedAndTheOthersCounted() throws SQLException {
    UUID job = UUID.randomUUID();
    execute(
        "insert into import_row (job_id, rank, line, reason, value, detail)"
            + " select ?::uuid, 0, line, 'malformed-mac', 'x', 'y'"
            + " from generate_series(100001, 100005) line",
        job);
    execute(
        "insert into import_job (id, actor, caller_organization_id, organization_id, role, subject,"
            + " format, state, dry_run, atomic, bytes, total, rows_read, rejected, rejected_by,"
            + " served_at) values (?::uuid, 'key x', ?::uuid, ?::uuid, 'EDITOR', 'DEVICES', 'CSV',"
            + " 'RUNNING', true, false, 1, 100003, 99998, 99998, '{\"malformed-mac\": 99998}',"
            + " now())",
        job,
        tenant.id(),
        tenant.id());
    Response done = finished(tenant.reader(), "/imports/" + job);
    assertThat(done.<String>path("state")).as(done.asString()).isEqualTo("DONE");
    assertThat(done.<Map<String, Integer>>path("rows"))
        .containsEntry("rejected", 100_003)
        .containsEntry("unlisted", 3);
    assertThat(done.<Map<String, Integer>>path("rejectedBy"))
        .isEqualTo(Map.of("malformed-mac", 100_003));
    String path = "/imports/" + job + "/rejected";
    assertThat(Api.as(tenant.reader()).get(path).<List<Integer>>path("items.line"))
        .containsExactly(100_001, 100_002);
    assertThat(Api.as(tenant.reader()).accept("text/csv").get(path).asString())
        .isEqualTo(
            "line,value,reason,detail\n100001,x,malformed-mac,y\n100002,x,malformed-mac,y\n");
  }

  @Test
  void noUrlStaysOfRowsThatAreRefused() throws SQLException {
    Tenant other = tenant();
    device(tenant, macs);
    String url = "https://" + other.id() + ".own.example/";
    Api.range(other, macs, 2048, 2055, Map.of());
    String rows =
        "mac,url\n%s,%sheld\n%s,%sclosed\n%s,%sboth\n%s,%sboth\n%s,%stwice\n%s,%staken\n"
            .formatted(
                macs.mac(1),
                url,
                macs.mac(2),
                url,
                macs.mac(3),
                url,
                macs.mac(2048),
                url,
                macs.mac(2048),
                url,
                macs.mac(2049),
                url);
    Response done = finished(other.reader(), post(other.editor(), DEVICES, rows));
    assertThat(done.<Map<String, Integer>>path("rejectedBy"))
        .as(done.asString())
        .isEqualTo(Map.of("held-by-another", 1, "claim-refused", 2, "duplicate", 1));
    List<String> left = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement urls =
            connection.prepareStatement("select template from own_url where template like ?")) {
      urls.setString(1, url + "%");
      try (ResultSet row = urls.executeQuery()) {
        while (row.next()) {
          left.add(row.getString(1).substring(url.length()));
        }
      }
    }
    assertThat(left).containsExactlyInAnyOrder("both", "taken");
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
