package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices as the API speaks of them; their rules have tests of their own. */
@Tag("application")
@QuarkusTest
class DevicesResourceTest {

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;
  private Tenant other;
  private String range;

  @BeforeEach
  void openARange() {
    tenant = Api.tenant();
    other = Api.tenant();
    Api.profile(tenant, "vienna");
    range = Api.range(tenant, macs, 0, 255, Map.of("claims", "DEVICES"));
  }

  @Test
  void anEditorRegistersOneAndChangesIt() {
    Response made =
        as(tenant.editor())
            .body(Map.of("profile", "vienna", "serial", "SN 1", "note", "reception"))
            .put("/devices/" + macs.mac(1));

    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/v1/devices/" + macs.colon(1));
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    Map<String, Object> body = made.jsonPath().getMap("$");
    assertThat(body.keySet())
        .isEqualTo(
            Set.of(
                "mac",
                "organization",
                "profile",
                "profileId",
                "serial",
                "note",
                "version",
                "createdAt",
                "updatedAt"));
    assertThat(body)
        .containsEntry("mac", macs.colon(1))
        .containsEntry("organization", tenant.id().toString())
        .containsEntry("profile", "vienna")
        .containsEntry("serial", "SN 1")
        .containsEntry("note", "reception");
    for (String spelling :
        List.of(macs.mac(1), macs.colon(1), macs.colon(1).replace(':', '-').toUpperCase())) {
      assertThat(as(tenant.reader()).get("/devices/" + spelling).jsonPath().getMap("$"))
          .isEqualTo(body);
    }

    as(tenant.editor())
        .header("If-Match", "\"0\"")
        .body(Map.of("url", "https://own.example/%MACD.xml", "syntax", "GIGASET"))
        .put("/devices/" + macs.mac(1))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("profile", nullValue())
        .body("serial", nullValue())
        .body("url", equalTo("https://own.example/%MACD.xml"))
        .body("syntax", equalTo("GIGASET"));
  }

  @Test
  void conditionsAreKept() {
    String path = "/devices/" + macs.mac(2);
    Map<String, String> body = Map.of("profile", "vienna");
    assertProblem(
            as(tenant.editor()).header("If-Match", "*").body(body).put(path),
            ProblemType.PRECONDITION_FAILED,
            "It does not exist, and If-Match demands that it does.")
        .andNothingElse();
    as(tenant.editor()).header("If-None-Match", "*").body(body).put(path).then().statusCode(201);
    assertProblem(
            as(tenant.editor()).header("If-None-Match", "*").body(body).put(path),
            ProblemType.PRECONDITION_FAILED,
            "It exists already, and If-None-Match: * demands that it does not.")
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).header("If-Match", "\"5\"").delete(path),
            ProblemType.PRECONDITION_FAILED,
            "If-Match does not name its version, which is \"0\": read it again.")
        .andNothingElse();
    as(tenant.reader()).header("If-None-Match", "\"0\"").get(path).then().statusCode(304);
  }

  @Test
  void aReleasedDeviceRestsForItsLastHolder() {
    Api.profile(other, "theirs");
    String path = "/devices/" + macs.mac(4);
    Map<String, String> body = Map.of("profile", "vienna");
    as(tenant.editor()).body(body).put(path).then().statusCode(201);
    as(tenant.editor()).delete(path).then().statusCode(204);
    as(tenant.reader()).get(path).then().statusCode(404);

    Response refused = as(other.editor()).body(Map.of("profile", "theirs")).put(path);
    int wait = refused.path("retryAfter");
    assertThat(wait).isBetween(1, 60);
    assertProblem(
            refused,
            ProblemType.RESTING,
            "The address %s was released a moment ago: only its last holder may take it again before %d s have passed."
                .formatted(macs.colon(4), wait))
        .with("retryAfter", wait)
        .withHeader("Retry-After", Integer.toString(wait))
        .andNothingElse();
    as(tenant.editor()).body(body).put(path).then().statusCode(201);
  }

  @Test
  void addressesThatAreNotOpenAreRefused() {
    String path = "/devices/" + macs.mac(300);
    assertProblem(
            as(tenant.editor()).body(Map.of("profile", "vienna")).put(path),
            ProblemType.CLAIM_REFUSED,
            "The address %s is not open for claims: ask its vendor or the operator to allot it to you."
                .formatted(macs.colon(300)))
        .andNothingElse();
  }

  @Test
  void aDeviceNeedsAProfileOrAUrl() {
    Response refused = as(tenant.editor()).body("{}").put("/devices/" + macs.mac(5));
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    assertProblem(
            as(tenant.editor()).body(Map.of("profile", "nowhere")).put("/devices/" + macs.mac(5)),
            ProblemType.INVALID_FIELDS,
            "Not usable: profile.")
        .withErrors(error("profile", "nowhere", "the holder has no such profile"))
        .andNothingElse();
  }

  @Test
  void listsAreFilteredAndPaged() {
    Api.profile(tenant, "graz");
    for (int i = 10; i < 15; i++) {
      as(tenant.editor())
          .body(Map.of("profile", i % 2 == 0 ? "vienna" : "graz"))
          .put("/devices/" + macs.mac(i))
          .then()
          .statusCode(201);
    }
    assertThat(list("")).containsExactly(10, 11, 12, 13, 14);
    assertThat(list("?profile=graz")).containsExactly(11, 13);
    assertThat(list("?range=" + range)).containsExactly(10, 11, 12, 13, 14);
    assertThat(list("?prefix=" + macs.mac(12))).containsExactly(12);
    Response first = as(tenant.reader()).get("/devices?limit=2");
    as(tenant.editor()).delete("/devices/" + macs.mac(11)).then().statusCode(204);
    assertThat(list("?limit=2&cursor=" + first.path("next"))).containsExactly(12, 13);
    assertThat(as(other.reader()).get("/devices").<List<?>>path("items")).isEmpty();
  }

  private List<Integer> list(String query) {
    List<String> addresses =
        as(tenant.reader())
            .get("/devices" + query)
            .then()
            .statusCode(200)
            .extract()
            .path("items.mac");
    return addresses.stream()
        .map(mac -> (int) (Long.parseLong(mac.replace(":", ""), 16) - macs.base()))
        .toList();
  }
}
