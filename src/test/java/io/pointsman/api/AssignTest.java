package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class AssignTest {

  @Inject Tables tables;

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;
  private Tenant other;
  private String range;

  @BeforeEach
  void register() {
    tenant = Api.tenant();
    other = Api.tenant();
    Api.profile(tenant, "vienna");
    Api.profile(tenant, "graz");
    Api.profile(other, "theirs");
    range = Api.range(tenant, macs, 0, 255, Map.of("claims", "DEVICES"));
    for (int i = 1; i < 5; i++) {
      put(tenant, i, Map.of("profile", "vienna", "serial", "SN " + i, "note", "n"));
    }
    put(other, 9, Map.of("profile", "theirs"));
  }

  @Test
  void aListIsGivenAProfile() {
    expect(assign(Map.of("macs", List.of(macs.mac(1), macs.colon(2)), "profile", "graz")), 2, 2);
    expect(assign(Map.of("macs", List.of(macs.mac(1), macs.mac(3)), "profile", "graz")), 2, 1);
    assertThat(profiles()).containsExactly("graz", "graz", "graz", "vienna");
    expect(assign(Map.of("macs", List.of(macs.mac(1)), "profile", "graz")), 1, 0);
    assertThat(audited()).as("one line for each that changed something").isEqualTo(2);
    as(tenant.reader())
        .get("/devices/" + macs.mac(1))
        .then()
        .body("serial", equalTo("SN 1"))
        .body("note", equalTo("n"))
        .body("version", equalTo(1));
  }

  @Test
  void aFilterIsGivenAUrlAndItIsTakenAgain() {
    Map<String, Object> url = Map.of("template", "https://own.example/%MACD", "syntax", "GIGASET");
    expect(assign(Map.of("filter", Map.of("profile", "vienna"), "url", url)), 4, 4);
    as(tenant.editor())
        .get("/devices/" + macs.mac(4))
        .then()
        .body("url", equalTo("https://own.example/%MACD"))
        .body("syntax", equalTo("GIGASET"))
        .body("profile", equalTo("vienna"));
    expect(
        assign(Map.of("filter", Map.of("range", range, "prefix", macs.mac(4)), "url", url)), 1, 0);
    Map<String, Object> none = new HashMap<>(Map.of("filter", Map.of("range", range)));
    none.put("profile", null);
    expect(assign(none), 4, 4);
    none.remove("profile");
    none.put("url", null);
    Response bare = assign(none);
    assertProblem(bare, ProblemType.INVALID_FIELDS, "Not usable: url.")
        .withErrors(
            error(
                "url",
                null,
                "a device needs a profile, a URL of its own, or both, and %s would have neither"
                    .formatted(macs.colon(1))))
        .andNothingElse();
    none.put("profile", "graz");
    expect(assign(none), 4, 4);
    as(tenant.editor())
        .get("/devices/" + macs.mac(4))
        .then()
        .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("url")));
  }

  @Test
  void whatIsNotOnesOwnStopsAll() {
    Response refused =
        assign(Map.of("macs", List.of(macs.mac(1), macs.mac(9), macs.mac(10)), "profile", "graz"));
    assertProblem(refused, ProblemType.INVALID_FIELDS, "Not usable: macs[1], macs[2].")
        .withErrors(
            error("macs[1]", macs.colon(9), "there is no such device"),
            error("macs[2]", macs.colon(10), "there is no such device"))
        .andNothingElse();
    assertThat(profiles()).containsOnly("vienna");
    // Another holder's devices in one's own range are not touched.
    expect(assign(Map.of("filter", Map.of("range", range), "profile", "graz")), 4, 4);
    as(other.reader()).get("/devices/" + macs.mac(9)).then().body("profile", equalTo("theirs"));
  }

  @Test
  void onlyEditorsAssignAndOnlyForThemselves() {
    Map<String, Object> body =
        new HashMap<>(Map.of("macs", List.of(macs.mac(1)), "profile", "graz"));
    as(null).body(body).post("/devices/assign").then().statusCode(401);
    assertProblem(
            as(tenant.reader()).body(body).post("/devices/assign"),
            ProblemType.FORBIDDEN,
            "This needs the role EDITOR, the key has READER.")
        .andNothingElse();
    as(other.editor()).body(body).post("/devices/assign").then().statusCode(422);
    assertProblem(
            asOperator().body(body).post("/devices/assign"),
            ProblemType.INVALID_FIELDS,
            "Not usable: organization.")
        .withErrors(error("organization", null, "the operator must say for which organization"))
        .andNothingElse();
    body.put("organization", tenant.id().toString());
    as(other.editor()).body(body).post("/devices/assign").then().statusCode(404);
    expect(asOperator().body(body).post("/devices/assign"), 1, 1);
  }

  @Test
  void everyBadFieldIsNamed() {
    assertErrors(Map.of(), "macs", "profile");
    assertErrors(Map.of("macs", List.of(), "profile", "graz"), "macs");
    assertErrors(
        Map.of(
            "macs", List.of(macs.mac(1)), "filter", Map.of("profile", "vienna"), "profile", "graz"),
        "macs");
    assertErrors(Map.of("filter", Map.of(), "profile", "graz"), "filter");
    assertErrors(Map.of("filter", Map.of("prefix", "zz"), "profile", "graz"), "filter.prefix");
    assertErrors(
        Map.of("filter", Map.of("profile", "theirs"), "profile", "graz"), "filter.profile");
    assertErrors(
        Map.of("filter", Map.of("range", UUID.randomUUID().toString()), "profile", "graz"),
        "filter.range");
    assertErrors(Map.of("macs", List.of("zz", macs.mac(1)), "profile", "graz"), "macs[0]");
    assertErrors(Map.of("macs", List.of(macs.mac(1)), "profile", "nowhere"), "profile");
    assertErrors(Map.of("macs", List.of(macs.mac(1)), "url", Map.of()), "url");
    assertErrors(
        Map.of("macs", List.of(macs.mac(1)), "url", Map.of("template", "https://u:p@own.example/")),
        "url");
    assertErrors(
        Map.of("macs", List.of(macs.mac(1)), "url", Map.of("template", "https://foreign.test/")),
        "url");
    assertErrors(Map.of("macs", List.of(macs.mac(1)), "url", "https://x/"), "url");
    assertThat(profiles()).containsOnly("vienna");
  }

  private void assertErrors(Map<String, ?> body, String... fields) {
    Response refused = assign(body);
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    assertThat(refused.<List<String>>path("errors.field")).containsExactly(fields);
  }

  private static void expect(Response done, int matched, int changed) {
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    assertThat(done.jsonPath().<String, Object>getMap("$"))
        .isEqualTo(Map.of("matched", matched, "changed", changed));
  }

  private Response assign(Map<String, ?> body) {
    return as(tenant.editor()).body(json(body)).post("/devices/assign");
  }

  /** With its nulls, which REST Assured's own mapper might leave out. */
  private static String json(Object body) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private long audited() {
    return tables
        .rows(
            "select 1 from audit where organization_id = $1 and action = 'devices.assign'",
            tenant.id())
        .size();
  }

  private List<String> profiles() {
    return as(tenant.reader()).get("/devices").then().extract().path("items.profile");
  }

  private void put(Tenant holder, int offset, Map<String, ?> body) {
    as(holder.editor()).body(body).put("/devices/" + macs.mac(offset)).then().statusCode(201);
  }
}
