package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
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
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class KeysResourceTest {

  @Test
  void anAdminIssuesAKeyThatIsShownOnce() {
    Tenant tenant = Api.tenant();
    Response issued =
        as(tenant.admin()).body(Map.of("name", "PBX", "role", "EDITOR")).post(keys(tenant));

    assertThat(issued.statusCode()).isEqualTo(201);
    assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
    String secret = issued.path("key");
    assertThat(secret).matches("pm_[A-Za-z0-9_-]{43}");
    assertThat(issued.<String>path("organization")).isEqualTo(tenant.id().toString());
    assertThat(issued.<String>path("role")).isEqualTo("EDITOR");

    Response listed = as(tenant.admin()).get(keys(tenant));
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.<List<String>>path("items.role"))
        .containsExactly("ADMIN", "EDITOR", "READER", "EDITOR");
    assertThat(listed.asString()).doesNotContain("pm_").doesNotContain("\"key\"");

    as(secret).body(profile()).post("/profiles").then().statusCode(201);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    Tenant tenant = Api.tenant();
    Response issued =
        as(tenant.admin()).body(Map.of("name", "PBX", "role", "READER")).post(keys(tenant));
    String secret = issued.path("key");
    String path = keys(tenant) + "/" + issued.path("id");
    as(secret).get("/profiles").then().statusCode(200);

    as(tenant.admin()).delete(path).then().statusCode(204);

    assertProblem(
            as(secret).get("/profiles"),
            ProblemType.UNAUTHENTICATED,
            "The key is not valid, or no longer.")
        .withHeader("WWW-Authenticate", "Bearer realm=\"pointsman\"")
        .andNothingElse();
    Response listed = as(tenant.admin()).get(keys(tenant));
    String revokedAt = listed.path("items[3].revokedAt");
    assertThat(revokedAt).endsWith("Z");
    assertThat(listed.<String>path("items[0].revokedAt")).isNull();

    as(tenant.admin()).delete(path).then().statusCode(204);
    as(tenant.admin()).get(keys(tenant)).then().body("items[3].revokedAt", equalTo(revokedAt));
  }

  @Test
  void onlyAdminsAndTheOperatorDealWithKeys() {
    Tenant tenant = Api.tenant();
    for (String role : List.of("READER", "EDITOR")) {
      String key = role.equals("READER") ? tenant.reader() : tenant.editor();
      String detail = "This needs the role ADMIN, the key has %s.".formatted(role);
      assertProblem(as(key).get(keys(tenant)), ProblemType.FORBIDDEN, detail).andNothingElse();
      assertProblem(
              as(key).body(Map.of("name", "x", "role", "READER")).post(keys(tenant)),
              ProblemType.FORBIDDEN,
              detail)
          .andNothingElse();
      assertProblem(
              as(key).delete(keys(tenant) + "/" + UUID.randomUUID()), ProblemType.FORBIDDEN, detail)
          .andNothingElse();
    }
    asOperator().get(keys(tenant)).then().statusCode(200);
  }

  @Test
  void anotherOrganizationsKeysAreOutOfSight() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    String detail = "There is no organization '%s'.".formatted(other.id());
    Map<String, String> body = Map.of("name", "x", "role", "ADMIN");
    String foreign = asOperator().get(keys(other)).path("items[0].id");

    assertProblem(as(tenant.admin()).get(keys(other)), ProblemType.NOT_FOUND, detail)
        .andNothingElse();
    assertProblem(as(tenant.admin()).body(body).post(keys(other)), ProblemType.NOT_FOUND, detail)
        .andNothingElse();
    assertProblem(
            as(tenant.admin()).delete(keys(other) + "/" + foreign), ProblemType.NOT_FOUND, detail)
        .andNothingElse();
    assertProblem(
            as(tenant.admin()).delete(keys(tenant) + "/" + foreign),
            ProblemType.NOT_FOUND,
            "There is no key '%s'.".formatted(foreign))
        .andNothingElse();
    as(other.admin()).get(keys(other)).then().body("items[0].revokedAt", nullValue());
  }

  @Test
  void badFieldsAreNamed() {
    Tenant tenant = Api.tenant();
    assertProblem(
            as(tenant.admin()).body(Map.of("role", "OPERATOR")).post(keys(tenant)),
            ProblemType.INVALID_FIELDS,
            "Not usable: name, role.")
        .withErrors(
            error("name", null, "is needed"),
            error("role", "OPERATOR", "must be one of READER, EDITOR, ADMIN"))
        .andNothingElse();
  }

  @Test
  void nobodyGetsAKeyForAnOrganizationThatDoesNotExist() {
    UUID nobody = UUID.randomUUID();
    assertProblem(
            asOperator()
                .body(Map.of("name", "x", "role", "ADMIN"))
                .post("/organizations/{id}/keys", nobody),
            ProblemType.NOT_FOUND,
            "There is no organization '%s'.".formatted(nobody))
        .andNothingElse();
  }

  private static String keys(Tenant tenant) {
    return "/organizations/" + tenant.id() + "/keys";
  }

  private static Map<String, String> profile() {
    return Map.of("name", "p", "template", "https://prov.example/");
  }
}
