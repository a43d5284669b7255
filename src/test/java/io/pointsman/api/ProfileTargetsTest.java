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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a profile may lead, and with which secrets. */
@Tag("application")
@QuarkusTest
class ProfileTargetsTest {

  private static final String URL = "https://prov.example/{mac.lower}/";

  @Test
  void everyBadFieldIsNamedAtOnce() {
    Tenant tenant = Api.tenant();
    Response refused =
        as(tenant.editor())
            .body(
                """
                {"name": "no blanks", "mode": "PIGEON", "template": "https://prov.example/{mac",
                 "status": 301,
                 "overrides": {"nokia": {"template": "https://prov.example/"},
                               "snom": {"syntax": "LATIN", "status": 308,
                                        "template": "https://prov.example/"},
                               "poly": null,
                               "fanvil": {"template": "https://elsewhere.test/"}}}\
                """)
            .post("/profiles");

    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    assertThat(refused.<List<String>>path("errors.field"))
        .containsExactlyInAnyOrder(
            "name",
            "mode",
            "template",
            "status",
            "overrides.nokia",
            "overrides.snom.syntax",
            "overrides.snom.status",
            "overrides.poly",
            "overrides.fanvil.template");
    assertThat(refused.<String>path("errors.find { it.field == 'status' }.message"))
        .isEqualTo(
            "is a permanent redirect: phones keep it for ever and never ask again; use 302 or 307");
    assertThat(refused.<String>path("errors.find { it.field == 'template' }.message"))
        .contains("position 21");
    assertThat(
            refused.<String>path("errors.find { it.field == 'overrides.fanvil.template' }.message"))
        .isEqualTo(
            "leads to the host 'elsewhere.test', which the operator has not approved for this"
                + " organization");
    assertThat(as(tenant.editor()).get("/profiles").<List<?>>path("items")).isEmpty();
  }

  @Test
  void privateTargetsNeedTheOperatorsLeave() {
    Tenant tenant = Api.tenant();
    Map<String, Object> body = Map.of("name", "lab", "template", "http://192.168.1.1/");
    assertProblem(
            as(tenant.editor()).body(body).post("/profiles"),
            ProblemType.INVALID_FIELDS,
            "Not usable: template.")
        .withErrors(
            error(
                "template",
                "http://192.168.1.1/",
                "leads to the private or loopback host '192.168.1.1': the operator must allow"
                    + " private targets for this organization first"))
        .andNothingElse();

    asOperator()
        .body(
            Map.of(
                "name",
                tenant.name(),
                "kind",
                "PROVIDER",
                "allowPrivateTargets",
                true,
                "targetHosts",
                List.of("192.168.1.1")))
        .put("/organizations/" + tenant.id())
        .then()
        .statusCode(200);
    as(tenant.editor()).body(body).post("/profiles").then().statusCode(201);
  }

  @Test
  void userInfoIsForPhonesThatProveNothingOnlyIfTheProfileSaysSo() {
    Tenant tenant = Api.tenant();
    Map<String, Object> silent = Map.of("template", "https://user:pass@prov.example/x");
    as(tenant.editor())
        .body(silent)
        .put("/profiles/silent")
        .then()
        .statusCode(422)
        .body("errors.size()", equalTo(1))
        .body("errors[0].field", equalTo("template"))
        .body("errors[0].value", equalTo("https://***@prov.example/x"));
    as(tenant.editor())
        .body(
            Map.of(
                "template",
                URL,
                "overrides",
                Map.of("snom", Map.of("template", "ftp://user@prov.example/"))))
        .put("/profiles/silent")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("overrides.snom.template"));
    as(tenant.editor()).get("/profiles/silent").then().statusCode(404);
    as(tenant.editor())
        .body(Map.of("template", "https://user:pass@prov.example/x", "exposeCredentials", true))
        .put("/profiles/said")
        .then()
        .statusCode(201)
        .body("exposeCredentials", equalTo(true));
    as(tenant.editor()).body(silent).put("/profiles/said").then().statusCode(422);
  }
}
