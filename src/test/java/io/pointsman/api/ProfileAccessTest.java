package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees and who writes which profiles. */
@Tag("application")
@QuarkusTest
class ProfileAccessTest {

  private static final String URL = "https://prov.example/{mac.lower}/";

  @Test
  void readersReadWithSecretsMaskedAndWriteNothing() {
    Tenant tenant = Api.tenant();
    String secret = "https://user:pass@prov.example/x?token=s3cret&mac={mac.lower}";
    as(tenant.editor())
        .body(
            Map.of(
                "name",
                "masked",
                "template",
                secret,
                "overrides",
                Map.of("snom", Map.of("template", secret)),
                "exposeCredentials",
                true))
        .post("/profiles")
        .then()
        .statusCode(201)
        .body("template", equalTo(secret));

    String masked = "https://***@prov.example/x?token=***&mac=***";
    as(tenant.reader())
        .get("/profiles/masked")
        .then()
        .statusCode(200)
        .body("template", equalTo(masked))
        .body("overrides.snom.template", equalTo(masked));
    assertThat(as(tenant.reader()).get("/profiles").asString())
        .contains(masked)
        .doesNotContain("s3cret")
        .doesNotContain("pass");

    String detail = "This needs the role EDITOR, the key has READER.";
    Map<String, Object> body = Map.of("name", "r", "template", URL);
    assertProblem(as(tenant.reader()).body(body).post("/profiles"), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
    assertProblem(as(tenant.reader()).body(body).put("/profiles/r"), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
    assertProblem(as(tenant.reader()).delete("/profiles/masked"), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
  }

  @Test
  void anotherOrganizationsProfilesAreOutOfSight() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    UUID theirs = Api.profile(other, "theirs");
    for (String reference : List.of("theirs", theirs.toString())) {
      String detail = "There is no profile '%s'.".formatted(reference);
      assertProblem(as(tenant.admin()).get("/profiles/" + reference), ProblemType.NOT_FOUND, detail)
          .andNothingElse();
      assertProblem(
              as(tenant.admin()).delete("/profiles/" + reference), ProblemType.NOT_FOUND, detail)
          .andNothingElse();
    }
    assertProblem(
            as(tenant.admin())
                .body(Map.of("name", "mine", "template", URL))
                .put("/profiles/" + theirs),
            ProblemType.NOT_FOUND,
            "There is no profile '%s'.".formatted(theirs))
        .andNothingElse();
    assertProblem(
            as(tenant.admin()).get("/profiles?organization=" + other.id()),
            ProblemType.NOT_FOUND,
            "There is no organization '%s'.".formatted(other.id()))
        .andNothingElse();
    assertThat(as(tenant.admin()).get("/profiles").<List<?>>path("items")).isEmpty();
    as(other.reader()).get("/profiles/theirs").then().statusCode(200);
  }

  @Test
  void theOperatorActsForAnyOrganization() {
    Tenant tenant = Api.tenant();
    assertProblem(
            asOperator().body(Map.of("name", "op", "template", URL)).post("/profiles"),
            ProblemType.INVALID_FIELDS,
            "Not usable: organization.")
        .withErrors(error("organization", null, "the operator must say for which organization"))
        .andNothingElse();
    String id =
        asOperator()
            .body(Map.of("name", "op", "template", URL, "organization", tenant.id().toString()))
            .post("/profiles")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    asOperator().get("/profiles/" + id).then().statusCode(200);
    asOperator()
        .get("/profiles/op?organization=" + tenant.id())
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
    asOperator()
        .body(Map.of("template", "https://other.example/"))
        .put("/profiles/op?organization=" + tenant.id())
        .then()
        .statusCode(200);
    as(tenant.reader())
        .get("/profiles/op")
        .then()
        .body("template", equalTo("https://other.example/"));
    assertThat(
            asOperator()
                .get("/profiles?organization=" + tenant.id())
                .<List<String>>path("items.id"))
        .containsExactly(id);
    UUID nobody = UUID.randomUUID();
    assertProblem(
            asOperator().body(Map.of("template", URL)).put("/profiles/x?organization=" + nobody),
            ProblemType.NOT_FOUND,
            "There is no organization '%s'.".formatted(nobody))
        .andNothingElse();
    asOperator().delete("/profiles/" + id).then().statusCode(204);
  }
}
