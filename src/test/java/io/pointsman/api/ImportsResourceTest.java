package io.pointsman.api;

import static io.pointsman.api.ImportCalls.finished;
import static io.pointsman.api.ImportCalls.job;
import static io.pointsman.api.ImportCalls.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a file becomes, seen from outside. */
@Tag("application")
@QuarkusTest
class ImportsResourceTest {

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = Api.tenant();
    Api.profile(tenant, "vienna");
    Api.range(tenant, macs, 0, 4095, Map.of());
  }

  @Test
  void goodRowsAreTakenAndBadOnesListed() {
    Response done =
        imported(
            """
            mac,profile,url,serial,note
            %s,vienna,,SN1,reception
            %s,nowhere,,,
            nonsense,vienna,,,
            %s,vienna,,,again
            %s,,https://foreign.test/x,,
            %s,,https://own.example/{mac.lower},,
            %s,,,,
            """
                .formatted(mac(1), mac(2), mac(1), mac(3), mac(4), mac(5)));
    assertThat(done.<String>path("state")).as(done.asString()).isEqualTo("DONE");
    assertThat(done.<Map<String, Integer>>path("rows"))
        .isEqualTo(
            Map.of(
                "total",
                7,
                "read",
                7,
                "accepted",
                2,
                "created",
                2,
                "changed",
                0,
                "unchanged",
                0,
                "rejected",
                5,
                "unlisted",
                0));
    assertThat(done.<Map<String, Integer>>path("rejectedBy"))
        .isEqualTo(
            Map.of(
                "unknown-profile",
                1,
                "malformed-mac",
                1,
                "duplicate",
                1,
                "host-not-approved",
                1,
                "no-target",
                1));
    Response rejected =
        Api.as(tenant.reader()).get("/imports/" + done.<String>path("id") + "/rejected");
    assertThat(rejected.<List<Integer>>path("items.line")).containsExactly(3, 4, 5, 6, 8);
  }

  @Test
  void theSameFileAgainChangesNothing() {
    String csv = file(1, 50);
    assertThat(imported(csv).<Integer>path("rows.created")).isEqualTo(50);
    assertThat(imported(csv).<Map<String, Integer>>path("rows"))
        .containsEntry("unchanged", 50)
        .containsEntry("accepted", 50)
        .containsEntry("created", 0)
        .containsEntry("changed", 0);
    assertThat(device(7).<Integer>path("version")).isZero();

    Response other = imported(csv.replace(",SN", ",S-N"));
    assertThat(other.<Integer>path("rows.changed")).isEqualTo(50);
    assertThat(device(7).<String>path("serial")).isEqualTo("S-N7");
  }

  @Test
  void aDryRunTellsAndWritesNothing() {
    Response done = imported("/devices/import?dryRun=true", file(1, 20) + "bad,vienna,,\n");
    assertThat(done.<Map<String, Integer>>path("rows"))
        .containsEntry("created", 20)
        .containsEntry("rejected", 1);
    assertThat(done.<String>path("state")).isEqualTo("DONE");
    assertThat(device(7).statusCode()).isEqualTo(404);
  }

  @Test
  void allOrNothing() {
    Response failed = imported("/devices/import?atomic=true", file(1, 20) + "bad,vienna,,\n");
    assertThat(failed.<String>path("state")).isEqualTo("FAILED");
    assertThat(failed.<String>path("detail"))
        .isEqualTo("1 of 21 rows were rejected, so nothing was written.");
    assertThat(failed.<Map<String, Integer>>path("rows"))
        .containsEntry("read", 21)
        .containsEntry("created", 0)
        .containsEntry("rejected", 1);
    assertThat(device(7).statusCode()).isEqualTo(404);
    assertThat(rejected(failed).<List<Integer>>path("items.line")).containsExactly(22);

    Response done = imported("/devices/import?atomic=true", file(1, 20));
    assertThat(done.<String>path("state")).isEqualTo("DONE");
    assertThat(device(7).statusCode()).isEqualTo(200);
  }

  @Test
  void ndjsonFromTheOperatorMayNameOrganizations() {
    Tenant other = Api.tenant();
    Api.profile(other, "vienna");
    String lines =
        "{\"mac\": \"%s\", \"profile\": \"vienna\", \"organization\": \"%s\"}\n"
                .formatted(mac(1), tenant.name().toUpperCase(Locale.ROOT))
            + "{\"mac\": \"%s\", \"profile\": \"vienna\", \"organization\": \"%s\"}\n"
                .formatted(mac(2), other.id())
            + "{\"mac\": \"%s\", \"profile\": \"vienna\"}\n".formatted(mac(3))
            + "{\"mac\": \"%s\", \"profile\": \"vienna\", \"organization\": \"nobody\"}\n"
                .formatted(mac(4));
    Response accepted =
        Api.asOperator()
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(
                        EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                            .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
            .contentType("application/x-ndjson")
            .body(lines)
            .post("/devices/import");
    Response done = finished(RealStores.OPERATOR_KEY, accepted);
    assertThat(done.<String>path("organization")).isNull();
    assertThat(done.<Map<String, Integer>>path("rejectedBy"))
        .isEqualTo(Map.of("no-organization", 1, "unknown-organization", 1));
    assertThat(Api.asOperator().get("/devices/" + mac(2)).<String>path("organization"))
        .isEqualTo(other.id().toString());
    assertThat(Api.as(tenant.editor()).get("/imports/" + done.path("id")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aSmallJobDoesNotWaitForALargeOne() {
    StringBuilder large = new StringBuilder("mac,profile\n");
    long base = macs.base() + (1L << 36);
    for (int i = 0; i < 100_000; i++) {
      large.append(new MacAddress(base + i).upper()).append(",vienna\n");
    }
    Response first = post(RealStores.OPERATOR_KEY, here(), large.toString());
    Response small = post(tenant.editor(), "/devices/import", file(1, 10));
    finished(tenant.editor(), small);
    String path = job(first);
    Response running = Api.asOperator().get(path);
    assertThat(running.<Integer>path("rows.read")).isLessThan(100_000);
    // The operator's job is not its holder's to see or stop.
    assertThat(Api.as(tenant.editor()).put(path + "/cancellation").statusCode()).isEqualTo(404);
    assertThat(Api.asOperator().put(path + "/cancellation").<String>path("state"))
        .isEqualTo("CANCELLED");
    int read = Api.asOperator().get(path).path("rows.read");
    assertThat(read).isLessThan(100_000);
    assertThat(Api.asOperator().get(path).<Integer>path("rows.created")).isEqualTo(read);
  }

  @Test
  void raggedRangesOfAVendorAreMadeFromTheOutsideIn() throws IOException {
    byte[] list = getClass().getResourceAsStream("/imports/snom-oem-ranges.csv").readAllBytes();
    Tenant vendor = Api.tenant("VENDOR");
    String path = "/ranges/import?organization=" + vendor.id();
    Response dry = ImportCalls.imported(RealStores.OPERATOR_KEY, path + "&dryRun=true", list);
    assertThat(dry.<Map<String, Integer>>path("rows")).containsEntry("created", 16);
    assertThat(rangesOf(vendor)).isEmpty();

    Response done = ImportCalls.imported(RealStores.OPERATOR_KEY, path, list);
    assertThat(done.<Map<String, Integer>>path("rows"))
        .as(done.asString())
        .containsEntry("created", 16);
    assertThat(rangesOf(vendor)).hasSize(16);
    // "items.first" is the first of them from Java 21 on.
    assertThat(
            Api.as(vendor.reader())
                .get("/ranges?contains=000413E41F3F")
                .<List<String>>path("items.collect { it.first }"))
        .containsExactlyInAnyOrder("00:04:13:00:00:00", "00:04:13:e4:1f:3f");
    Response again = ImportCalls.imported(RealStores.OPERATOR_KEY, path, list);
    assertThat(again.<Map<String, Integer>>path("rows")).containsEntry("unchanged", 16);
    Response refused =
        ImportCalls.imported(
            vendor.editor(),
            "/ranges/import",
            "first,last,claims\n000413000001,000414000000,NONE\n000413E41F3F,000413E41F3F,RANGES\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(refused.<Map<String, Integer>>path("rejectedBy")).as(refused.asString()).hasSize(1);
    assertThat(refused.<Integer>path("rows.changed")).isEqualTo(1);
  }

  private List<?> rangesOf(Tenant vendor) {
    return Api.as(vendor.reader()).get("/ranges").path("items");
  }

  private String here() {
    return "/devices/import?organization=" + tenant.id();
  }

  private String file(int first, int count) {
    StringBuilder csv = new StringBuilder("mac,profile,serial,note\n");
    for (int i = first; i < first + count; i++) {
      csv.append(mac(i)).append(",vienna,SN").append(i).append(",\n");
    }
    return csv.toString();
  }

  private Response device(int offset) {
    return Api.as(tenant.editor()).get("/devices/" + mac(offset));
  }

  private Response rejected(Response job) {
    return Api.as(tenant.reader()).get("/imports/" + job.path("id") + "/rejected");
  }

  private Response imported(String csv) {
    return imported("/devices/import", csv);
  }

  private Response imported(String path, String csv) {
    return ImportCalls.imported(tenant.editor(), path, csv.getBytes(StandardCharsets.UTF_8));
  }

  private String mac(int offset) {
    return macs.mac(offset);
  }
}
