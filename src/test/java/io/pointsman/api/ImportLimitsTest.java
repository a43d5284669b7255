package io.pointsman.api;

import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many imports there may be, whose they are, and what ends them before their time. */
@QuarkusTest
class ImportLimitsTest {

  private static final int UNFINISHED = 20;

  /** More than one turn takes; beyond the test's own addresses they are refused, and read. */
  private static final int ROWS = 8192 + 500;

  @Inject DataSource database;

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = tenant();
  }

  @Test
  void anOrganizationMayHaveSoManyUnfinished() throws SQLException {
    device(tenant);
    Tenant other = tenant();
    List<Response> accepted = new ArrayList<>();
    try (Connection held = holdDevice()) {
      for (int i = 0; i < UNFINISHED; i++) {
        accepted.add(post(tenant.editor(), csv(1)));
        assertThat(accepted.get(i).statusCode()).as(accepted.get(i).asString()).isEqualTo(202);
      }
      tooMany(
          post(tenant.editor(), csv(1)),
          UNFINISHED + " imports of this organization are unfinished");
      accepted.add(post(other.editor(), "mac,profile\n"));
      assertThat(accepted.get(UNFINISHED).statusCode()).isEqualTo(202);
    }
    accepted.subList(0, UNFINISHED).forEach(job -> finished(tenant.reader(), job));
    assertThat(finished(other.reader(), accepted.get(UNFINISHED)).<String>path("state"))
        .isEqualTo("DONE");
    assertThat(finished(tenant.reader(), post(tenant.editor(), csv(1))).<String>path("state"))
        .isEqualTo("DONE");
  }

  @Test
  void filesAreReceivedOneATimeEachAndTwoInAll() throws IOException {
    Tenant second = tenant();
    Tenant third = tenant();
    try (Socket first = beginUpload(tenant)) {
      eventuallyTooMany(tenant, "another file of yours is being received");
      try (Socket other = beginUpload(second)) {
        eventuallyTooMany(third, "2 files are being received already");
      }
    }
    // Nothing is left of what was never sent to its end.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> post(third.editor(), csv(1)).statusCode() == 202);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> post(second.editor(), "mac,profile\n").statusCode() == 202);
    assertThat(Api.as(tenant.reader()).get("/imports").<List<?>>path("items")).isEmpty();
  }

  @Test
  void whoSendsTooSlowlyIsToldAndKeepsNoPlace() throws IOException {
    Tenant second = tenant();
    try (Socket first = beginUpload(tenant);
        Socket other = beginUpload(second)) {
      for (Socket slow : List.of(first, other)) {
        assertThat(answer(slow))
            .startsWith("HTTP/1.1 408 ")
            .contains("urn:pointsman:problem:body-too-slow", " bytes came slower than 50 kB/s");
      }
      // Their connections are still open.
      assertThat(post(tenant.editor(), "mac,profile\n").statusCode()).isEqualTo(202);
      assertThat(post(second.editor(), "mac,profile\n").statusCode()).isEqualTo(202);
    }
  }

  /** The beginning of what the API says to an upload that goes on byte by byte until then. */
  private static String answer(Socket upload) throws IOException {
    upload.setSoTimeout(20);
    byte[] answer = new byte[4096];
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      upload.getOutputStream().write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
      try {
        int read = upload.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
      } catch (SocketTimeoutException notYet) {
        // One more.
      }
    }
    throw new AssertionError("no answer");
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
    Response done =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> Api.as(tenant.reader()).get("/imports/" + job),
                view -> view.path("finishedAt") != null);
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
    device(tenant);
    String url = "https://" + other.id() + ".own.example/";
    Api.asOperator()
        .body(Map.of("organization", other.id(), "first", macs.mac(2048), "last", macs.mac(2055)))
        .post("/ranges")
        .then()
        .statusCode(201);
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
    Response done = finished(other.reader(), post(other.editor(), rows));
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
    String job = location(post(tenant.editor(), csv(1)));
    finished(tenant.reader(), Api.as(tenant.reader()).get(job));
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
                  .body(csv(1))
                  .post("/" + subject + "/import"),
              ProblemType.FORBIDDEN,
              "This needs the role EDITOR, the key has READER.")
          .andNothingElse();
      assertThat(
              Api.as(other.admin())
                  .contentType("text/csv")
                  .body(csv(1))
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
    Response byTenant = ranges(tenant.editor(), "/ranges/import", rows);
    assertThat(byTenant.<Map<String, Integer>>path("rejectedBy"))
        .as(byTenant.asString())
        .isEqualTo(Map.of("unknown-organization", 1));
    assertThat(byTenant.<Integer>path("rows.created")).isEqualTo(2);
    Response byOperator =
        ranges(RealStores.OPERATOR_KEY, "/ranges/import?organization=" + tenant.id(), rows);
    assertThat(byOperator.<Map<String, Integer>>path("rejectedBy")).isEmpty();
    assertThat(byOperator.<Integer>path("rows.created")).isEqualTo(1);
    assertThat(byOperator.<Integer>path("rows.unchanged")).isEqualTo(2);
    assertThat(Api.as(holder.reader()).get("/ranges").<List<String>>path("items.first"))
        .contains(macs.colon(256), macs.colon(260))
        .doesNotContain(macs.colon(264));
  }

  /** While the first of its two turns waits for a device, something takes its right away. */
  private void endedMidway(String key, String detail, Runnable end) throws SQLException {
    device(tenant);
    Response accepted;
    try (Connection held = holdDevice()) {
      accepted = post(key, csv(ROWS));
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

  /** Holds back the turn of whatever import writes that device. */
  private Connection holdDevice() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement lock =
        connection.prepareStatement("select from device where mac = ? for update")) {
      lock.setLong(1, macs.base() + 1);
      lock.execute();
    }
    return connection;
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

  private static Socket beginUpload(Tenant sender) throws IOException {
    Socket socket = new Socket("127.0.0.1", RestAssured.port);
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/devices/import HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                    + "Authorization: Bearer "
                    + sender.editor()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nmac,\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** As soon as the upload that has begun is at work. */
  private static void eventuallyTooMany(Tenant sender, String why) {
    Response refused =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> post(sender.editor(), "mac\n,"), answer -> answer.statusCode() == 429);
    tooMany(refused, why);
  }

  private static void tooMany(Response refused, String why) {
    assertProblem(
            refused, ProblemType.TOO_MANY_IMPORTS, "Wait a while and send it again: " + why + ".")
        .with("retryAfter", 10)
        .withHeader("Retry-After", "10")
        .andNothingElse();
  }

  private static Response post(String key, String csv) {
    return Api.as(key).contentType("text/csv").body(csv).post("/devices/import");
  }

  private static Response ranges(String key, String path, String csv) {
    Response accepted = Api.as(key).contentType("text/csv").body(csv).post(path);
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return finished(key, accepted);
  }

  private static String location(Response accepted) {
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return accepted.header("Location").substring(Api.BASE.length());
  }

  private static Response finished(String key, Response accepted) {
    String path = "/imports/" + accepted.<String>path("id");
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Api.as(key).get(path), job -> job.path("finishedAt") != null);
  }

  private String csv(int rows) {
    StringBuilder csv = new StringBuilder("mac,profile,note\n");
    for (int i = 1; i <= rows; i++) {
      csv.append(macs.mac(i)).append(",p,again\n");
    }
    return csv.toString();
  }

  private void device(Tenant holder) {
    Api.as(holder.editor())
        .body(Map.of("profile", "p"))
        .put("/devices/" + macs.mac(1))
        .then()
        .statusCode(201);
  }

  /** The first of them holds the addresses of this test. */
  private Tenant tenant() {
    Tenant made = Api.tenant();
    Api.profile(made, "p");
    if (tenant == null) {
      Api.asOperator()
          .body(Map.of("organization", made.id(), "first", macs.mac(0), "last", macs.mac(4095)))
          .post("/ranges")
          .then()
          .statusCode(201);
    }
    return made;
  }
}
