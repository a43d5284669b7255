package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is exported, to whom, and that a reader who does not read costs nothing for long. */
@QuarkusTest
class ExportTest {

  private static final String READER =
      "This needs the role EDITOR, the key has READER:"
          + " its view of URLs is masked, and could not be imported again.";

  private final TestMacs macs = TestMacs.next();
  private Tenant vendor;
  private Tenant tenant;
  private String outer;
  private String inner;

  @BeforeEach
  void register() {
    vendor = Api.tenant("VENDOR");
    tenant = Api.tenant();
    Api.profile(vendor, "all");
    Api.profile(tenant, "vienna");
    outer = range(vendor, 0, 4095, Map.of("profile", "all", "claims", "DEVICES"));
    // Of equal bounds, and made first: depth decides, not the address.
    inner = range(tenant, 0, 255, Map.of("profile", "vienna", "inherit", true, "note", "a;b"));
    device(
        1, Map.of("profile", "vienna", "serial", "SN 1", "note", "said \"hi\",\nsecond; Grüße 日本"));
    device(2, Map.of("url", "https://own.example/%MACD?t=s3cret,x", "syntax", "GIGASET"));
    device(3, Map.of("profile", "vienna", "url", "https://own.example/x;a=1,b?c=d"));
  }

  @Test
  void devicesAreWrittenAsAnImportReadsThem() {
    Response csv = as(tenant.editor()).accept("text/csv").get("/devices/export");
    assertThat(csv.statusCode()).as(csv.asString()).isEqualTo(200);
    assertThat(csv.contentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=devices.csv");
    assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
    assertThat(utf8(csv))
        .isEqualTo(
            """
            mac,profile,url,syntax,serial,note
            %s,vienna,,,SN 1,"said ""hi"",
            second; Grüße 日本"
            %s,,"https://own.example/%%MACD?t=s3cret,x",GIGASET,,
            %s,vienna,"https://own.example/x;a=1,b?c=d",NEUTRAL,,
            """
                .formatted(macs.colon(1), macs.colon(2), macs.colon(3)));

    Response json = as(tenant.editor()).accept("application/x-ndjson").get("/devices/export");
    assertThat(json.contentType()).isEqualTo("application/x-ndjson");
    Response same = as(tenant.editor()).accept("application/ndjson").get("/devices/export");
    assertThat(same.contentType()).isEqualTo("application/ndjson");
    assertThat(utf8(same)).isEqualTo(utf8(json));
    List<Map<String, Object>> rows =
        utf8(json).lines().map(line -> new JsonPath(line).<String, Object>getMap("$")).toList();
    assertThat(rows)
        .containsExactly(
            Map.of(
                "mac", macs.colon(1),
                "profile", "vienna",
                "serial", "SN 1",
                "note", "said \"hi\",\nsecond; Grüße 日本"),
            Map.of(
                "mac", macs.colon(2),
                "url", "https://own.example/%MACD?t=s3cret,x",
                "syntax", "GIGASET"),
            Map.of(
                "mac", macs.colon(3),
                "profile", "vienna",
                "url", "https://own.example/x;a=1,b?c=d",
                "syntax", "NEUTRAL"));
  }

  /** What nobody sees at the ends of texts is not kept, as no import could tell it either. */
  @Test
  void anImportOfWhatWasExportedChangesNothing() {
    device(4, Map.of("profile", "vienna", "serial", " SN 4\t", "note", "\n two\nlines \u2003"));
    device(5, Map.of("profile", "vienna", "serial", "  ", "note", ""));
    range(tenant, 8, 15, Map.of("note", " "));
    for (String type : List.of("text/csv", "application/ndjson")) {
      for (String subject : List.of("devices", "ranges")) {
        byte[] file = as(tenant.editor()).accept(type).get("/" + subject + "/export").asByteArray();
        Response job = imported(tenant, type, "/" + subject + "/import", file);
        assertThat(job.<Map<String, Integer>>path("rows"))
            .as(job.asString() + new String(file, StandardCharsets.UTF_8))
            .containsEntry("unchanged", subject.equals("devices") ? 5 : 2)
            .containsEntry("changed", 0)
            .containsEntry("created", 0)
            .containsEntry("rejected", 0);
      }
    }
    Response kept = as(tenant.editor()).get("/devices/" + macs.mac(4));
    assertThat(kept.<String>path("serial")).isEqualTo("SN 4");
    assertThat(kept.<String>path("note")).isEqualTo("two\nlines");
    Response none = as(tenant.editor()).get("/devices/" + macs.mac(5));
    assertThat(none.<Map<String, Object>>path("$")).doesNotContainKeys("serial", "note");
  }

  private static Response imported(Tenant tenant, String type, String path, byte[] file) {
    Response accepted =
        as(tenant.editor())
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(
                        EncoderConfig.encoderConfig()
                            .encodeContentTypeAs("application/ndjson", ContentType.BINARY)))
            .contentType(type)
            .body(file)
            .post(path);
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> as(tenant.reader()).get("/imports/" + accepted.<String>path("id")),
            job -> job.path("finishedAt") != null);
  }

  @Test
  void filtersAreThoseOfTheList() {
    assertThat(addresses("?profile=vienna")).containsExactly(macs.colon(1), macs.colon(3));
    assertThat(addresses("?prefix=" + macs.mac(2))).containsExactly(macs.colon(2));
    assertThat(addresses("?range=" + inner)).hasSize(3);
    assertThat(addresses("?profile=vienna&prefix=" + macs.mac(2))).isEmpty();
    as(tenant.editor()).get("/devices/export?profile=nowhere").then().statusCode(400);
    as(tenant.editor()).get("/devices/export?limit=5").then().statusCode(400);
    as(tenant.editor()).accept("image/png").get("/devices/export").then().statusCode(406);
  }

  @Test
  void rangesComeOutermostFirst() {
    assertThat(
            utf8(asOperator().get("/ranges/export?within=" + macs.mac(0) + "-" + macs.mac(4095))))
        .isEqualTo(
            """
            first,last,holder,profile,claims,inherit,note
            %s,%s,%s,all,DEVICES,false,
            %s,%s,%s,vienna,NONE,true,a;b
            """
                .formatted(
                    macs.colon(0),
                    macs.colon(4095),
                    vendor.name(),
                    macs.colon(0),
                    macs.colon(255),
                    tenant.name()));
    // What the holder of an allotted range says of it is not for who allotted it.
    assertThat(utf8(as(vendor.editor()).get("/ranges/export")))
        .isEqualTo(
            """
            first,last,holder,profile,claims,inherit,note
            %s,%s,,all,DEVICES,false,
            %s,%s,%s,,NONE,false,a;b
            """
                .formatted(
                    macs.colon(0), macs.colon(4095), macs.colon(0), macs.colon(255), tenant.id()));
    assertThat(utf8(as(tenant.editor()).get("/ranges/export")).lines()).hasSize(2);
    assertThat(outer).isNotEqualTo(inner);
  }

  @Test
  void nobodySeesOthersAndAReaderNothing() {
    Tenant other = Api.tenant();
    assertThat(utf8(as(other.editor()).get("/devices/export")))
        .isEqualTo("mac,profile,url,syntax,serial,note\n");
    assertThat(utf8(as(other.editor()).get("/ranges/export")).lines()).hasSize(1);
    as(other.editor()).get("/devices/export?organization=" + tenant.id()).then().statusCode(404);
    as(other.editor()).get("/devices/export?range=" + inner).then().statusCode(400);
    for (String path : List.of("/devices/export", "/ranges/export")) {
      as(null).get(path).then().statusCode(401);
      assertProblem(as(tenant.reader()).get(path), ProblemType.FORBIDDEN, READER).andNothingElse();
    }
    assertThat(utf8(asOperator().get("/devices/export?prefix=" + macs.mac(1))))
        .startsWith("mac,profile,url,syntax,serial,note,organization\n")
        .endsWith("," + tenant.name() + "\n");
    assertThat(utf8(asOperator().get("/devices/export?organization=" + tenant.id())))
        .startsWith("mac,profile,url,syntax,serial,note\n");
    Response head = as(tenant.editor()).head("/devices/export");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.contentType()).isEqualTo("text/csv;charset=UTF-8");
    // Whose filter asks no database, and so is answered at once: it must not be too early.
    Response operators = asOperator().head("/devices/export");
    assertThat(operators.statusCode()).isEqualTo(200);
  }

  /** Two of them hold all there may be; they are cut off, and others get their turn again. */
  @Test
  void whoDoesNotReadIsCutOff() throws Exception {
    long rows = 60_000;
    Tenant large = Api.tenant();
    Api.profile(large, "p");
    // In addresses that no other test uses.
    execute(
        "insert into device (mac, organization_id, profile_id, note) select m, o.id, p.id,"
            + " repeat('x', 900)"
            + " from generate_series(%d::bigint, %d) m, organization o join profile p on p.organization_id = o.id"
                .formatted(0x9C_00_00_00_00_00L, 0x9C_00_00_00_00_00L + rows - 1)
            + " where o.id = '"
            + large.id()
            + "'");
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", RestAssured.port));
        socket
            .getOutputStream()
            .write(
                ("GET /api/v1/devices/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + large.editor()
                        + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        idle.add(socket);
      }
      Response refused = as(large.editor()).get("/devices/export");
      assertProblem(
              refused,
              ProblemType.TOO_MANY_EXPORTS,
              "2 exports are under way, and more may not be: try again when one has ended.")
          .with("retryAfter", 15)
          .withHeader("Retry-After", "15")
          .andNothingElse();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> as(tenant.editor()).get("/devices/export").statusCode() == 200);
      String last = rest(idle.get(0).getInputStream());
      assertThat(last).as("the chunk that ends a whole answer").doesNotEndWith("0\r\n\r\n");
      assertThat(utf8(as(large.editor()).get("/devices/export")).lines()).hasSize((int) rows + 1);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
      execute("delete from device where organization_id = '" + large.id() + "'");
    }
  }

  private static String rest(InputStream in) {
    byte[] tail = new byte[0];
    try {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        tail = java.util.Arrays.copyOfRange(buffer, Math.max(0, read - 10), read);
      }
    } catch (IOException reset) {
      // Cut off all the same.
    }
    return new String(tail, StandardCharsets.US_ASCII);
  }

  private static void execute(String sql) throws SQLException {
    var config = ConfigProvider.getConfig();
    try (Connection connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> addresses(String query) {
    Response answer =
        as(tenant.editor()).accept("application/x-ndjson").get("/devices/export" + query);
    return utf8(answer).lines().map(line -> new JsonPath(line).getString("mac")).toList();
  }

  private static String utf8(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return new String(answer.asByteArray(), StandardCharsets.UTF_8);
  }

  private void device(int offset, Map<String, ?> body) {
    as(tenant.editor()).body(body).put("/devices/" + macs.mac(offset)).then().statusCode(201);
  }

  private String range(Tenant holder, int first, int last, Map<String, ?> content) {
    Map<String, Object> body = new java.util.HashMap<>(content);
    body.put("first", macs.mac(first));
    body.put("last", macs.mac(last));
    body.put("organization", holder.id().toString());
    return asOperator().body(body).post("/ranges").then().statusCode(201).extract().path("id");
  }
}
