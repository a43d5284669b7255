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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class OrganizationsResourceTest {

  @Test
  void theOperatorCreatesReadsAndReplacesOne() {
    String name = "Gigaset " + UUID.randomUUID();
    Response made =
        asOperator()
            .body(
                Map.of(
                    "name",
                    name,
                    "kind",
                    "VENDOR",
                    "targetHosts",
                    List.of("Prov.Example", "*.phones.example"),
                    "claimLimit",
                    65536))
            .post("/organizations");

    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    assertThat(made.header("Location")).isEqualTo("/api/v1/organizations/" + id);
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    assertThat(made.jsonPath().getMap("$").keySet())
        .isEqualTo(
            Set.of(
                "id",
                "name",
                "kind",
                "allowPrivateTargets",
                "targetHosts",
                "claimLimit",
                "version",
                "createdAt",
                "updatedAt"));
    assertThat(made.<List<String>>path("targetHosts"))
        .containsExactly("prov.example", "*.phones.example");

    asOperator()
        .get("/organizations/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("name", equalTo(name))
        .body("kind", equalTo("VENDOR"))
        .body("claimLimit", equalTo(65536))
        .body("createdAt", equalTo(made.path("createdAt")));

    asOperator()
        .body(Map.of("name", name + "!", "kind", "PROVIDER", "allowPrivateTargets", true))
        .header("If-Match", "\"0\"")
        .put("/organizations/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo(name + "!"))
        .body("kind", equalTo("PROVIDER"))
        .body("allowPrivateTargets", equalTo(true))
        .body("targetHosts", equalTo(List.of()))
        .body("claimLimit", nullValue());
  }

  @Test
  void everyBadFieldIsNamedAtOnce() {
    Response refused =
        asOperator()
            .body(
                """
                {"name": " x", "kind": "BANK", "claimLimit": 0,
                 "targetHosts": ["ok.example", "http://no.example", null]}\
                """)
            .post("/organizations");

    assertProblem(
            refused,
            ProblemType.INVALID_FIELDS,
            "Not usable: name, kind, targetHosts[1], targetHosts[2], claimLimit.")
        .withErrors(
            error("name", " x", "begins or ends with a blank"),
            error("kind", "BANK", "must be one of VENDOR, PROVIDER"),
            error(
                "targetHosts[1]",
                "http://no.example",
                "is no host: give a name without scheme and port, such as prov.example or"
                    + " *.example"),
            error(
                "targetHosts[2]",
                null,
                "is no host: give a name without scheme and port, such as prov.example or"
                    + " *.example"),
            error("claimLimit", "0", "must be at least 1"))
        .andNothingElse();
  }

  @Test
  void aNameIsTakenInWhateverLetterCase() {
    Tenant tenant = Api.tenant();

    Response again =
        asOperator()
            .body(Map.of("name", tenant.name().toUpperCase(), "kind", "VENDOR"))
            .post("/organizations");

    assertProblem(
            again,
            ProblemType.NAME_TAKEN,
            "There is an organization '%s' already.".formatted(tenant.name().toUpperCase()))
        .andNothingElse();
  }

  @Test
  void onlyTheOperatorWrites() {
    Tenant tenant = Api.tenant();
    String path = "/organizations/" + tenant.id();
    Map<String, String> body = Map.of("name", "mine", "kind", "VENDOR");
    String detail = "This needs the role OPERATOR, the key has ADMIN.";

    assertProblem(
            as(tenant.admin()).body(body).post("/organizations"), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
    assertProblem(as(tenant.admin()).body(body).put(path), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
    assertProblem(
            as(tenant.admin()).body(Map.of("phones", "STOP")).put(path + "/suspension"),
            ProblemType.FORBIDDEN,
            detail)
        .andNothingElse();
    assertProblem(as(tenant.admin()).delete(path + "/suspension"), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
  }

  @Test
  void anOrganizationSeesItselfAndNoOther() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();

    as(tenant.reader())
        .get("/organizations/" + tenant.id())
        .then()
        .statusCode(200)
        .body("name", equalTo(tenant.name()));
    assertThat(as(tenant.reader()).get("/organizations").<List<String>>path("items.id"))
        .containsExactly(tenant.id().toString());
    assertProblem(
            as(tenant.admin()).get("/organizations/" + other.id()),
            ProblemType.NOT_FOUND,
            "There is no organization '%s'.".formatted(other.id()))
        .andNothingElse();
  }

  @Test
  void unknownAndMalformedIdsAreTold() {
    UUID unknown = UUID.randomUUID();
    assertProblem(
            asOperator().get("/organizations/" + unknown),
            ProblemType.NOT_FOUND,
            "There is no organization '%s'.".formatted(unknown))
        .andNothingElse();
    assertProblem(
            asOperator().get("/organizations/1-2-3-4-5"),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: id.")
        .withErrors(error("id", "1-2-3-4-5", "is not an id"))
        .andNothingElse();
  }

  @Test
  void aStaleVersionIsRefusedAndChangesNothing() {
    Tenant tenant = Api.tenant();
    String path = "/organizations/" + tenant.id();
    Map<String, String> body = Map.of("name", tenant.name() + " 2", "kind", "VENDOR");

    assertProblem(
            asOperator().header("If-Match", "\"7\"").body(body).put(path),
            ProblemType.PRECONDITION_FAILED,
            "If-Match does not name its version, which is \"0\": read it again.")
        .andNothingElse();
    asOperator().get(path).then().body("name", equalTo(tenant.name()));
  }

  @Test
  void theSameWriteAgainChangesNothing() {
    Tenant tenant = Api.tenant();
    String path = "/organizations/" + tenant.id();
    Map<String, Object> same =
        Map.of("name", tenant.name(), "kind", "PROVIDER", "targetHosts", List.of("*.example"));
    String updatedAt = asOperator().get(path).path("updatedAt");

    asOperator()
        .body(same)
        .put(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("updatedAt", equalTo(updatedAt));
  }
}
