package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is exported, and to whom. */
@Tag("application")
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
    outer = Api.range(vendor, macs, 0, 4095, Map.of("profile", "all", "claims", "DEVICES"));
    // Of equal bounds, and made first: depth decides, not the address.
    inner =
        Api.range(
            tenant, macs, 0, 255, Map.of("profile", "vienna", "inherit", true, "note", "a;b"));
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
    Api.range(tenant, macs, 8, 15, Map.of("note", " "));
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
}
