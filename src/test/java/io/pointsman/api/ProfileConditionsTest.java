package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class ProfileConditionsTest {

  private static final String URL = "https://prov.example/{mac.lower}/";

  @Test
  void conditionsAreKept() {
    Tenant tenant = Api.tenant();
    Api.profile(tenant, "linz");
    Map<String, Object> body = Map.of("template", URL);

    assertProblem(
            as(tenant.editor()).header("If-None-Match", "*").body(body).put("/profiles/linz"),
            ProblemType.PRECONDITION_FAILED,
            "It exists already, and If-None-Match: * demands that it does not.")
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).header("If-Match", "*").body(body).put("/profiles/wels"),
            ProblemType.PRECONDITION_FAILED,
            "It does not exist, and If-Match demands that it does.")
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).header("If-Match", "\"3\", \"4\"").delete("/profiles/linz"),
            ProblemType.PRECONDITION_FAILED,
            "If-Match does not name its version, which is \"0\": read it again.")
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).header("If-Match", "3").body(body).put("/profiles/linz"),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: If-Match.")
        .withErrors(
            error("If-Match", "3", "must be ETags as this API gave them, such as \"3\", or *"))
        .andNothingElse();
    as(tenant.editor())
        .header("If-Match", "\"9\", \"0\"")
        .body(body)
        .put("/profiles/linz")
        .then()
        .statusCode(200);
    as(tenant.editor())
        .header("If-None-Match", "*")
        .body(body)
        .put("/profiles/wels")
        .then()
        .statusCode(201);
  }

  @Test
  void aReaderWhoHasItIsAnswered304() {
    Tenant tenant = Api.tenant();
    Api.profile(tenant, "enns");

    Response same = as(tenant.reader()).header("If-None-Match", "\"0\"").get("/profiles/enns");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.header("ETag")).isEqualTo("\"0\"");
    assertThat(same.asString()).isEmpty();
    as(tenant.reader())
        .header("If-None-Match", "\"1\"")
        .get("/profiles/enns")
        .then()
        .statusCode(200);
  }
}
