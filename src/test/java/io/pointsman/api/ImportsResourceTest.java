package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a file becomes, seen from outside. */
@QuarkusTest
class ImportsResourceTest {

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = Api.tenant();
    Api.profile(tenant, "vienna");
    allot();
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
                5));
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

  private Response imported(String csv) {
    Response accepted =
        Api.as(tenant.editor()).contentType("text/csv").body(csv).post("/devices/import");
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return finished(accepted.header("Location"));
  }

  private Response finished(String location) {
    String path = location.substring(Api.BASE.length());
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Api.as(tenant.editor()).get(path), job -> job.path("finishedAt") != null);
  }

  private void allot() {
    Api.asOperator()
        .body(Map.of("organization", tenant.id(), "first", macs.mac(0), "last", macs.mac(4095)))
        .post("/ranges")
        .then()
        .statusCode(201);
  }

  private String mac(int offset) {
    return macs.mac(offset);
  }
}
