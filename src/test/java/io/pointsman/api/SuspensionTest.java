package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class SuspensionTest {

  @Test
  void aSuspensionStopsKeysAtOnceAndItsEndLetsThemGoOn() {
    Tenant tenant = Api.tenant();
    String path = "/organizations/" + tenant.id();
    as(tenant.reader()).get(path).then().statusCode(200);

    asOperator()
        .body(Map.of("phones", "STOP"))
        .put(path + "/suspension")
        .then()
        .statusCode(200)
        .body("suspension.phones", equalTo("STOP"));

    for (String key : List.of(tenant.reader(), tenant.editor(), tenant.admin())) {
      assertProblem(
              as(key).get(path),
              ProblemType.ORGANIZATION_SUSPENDED,
              "The organization of this key is suspended: its operator can say why.")
          .andNothingElse();
    }
    asOperator()
        .body(Map.of("phones", "CONTINUE"))
        .put(path + "/suspension")
        .then()
        .statusCode(200)
        .body("suspension.phones", equalTo("CONTINUE"));
    as(tenant.reader()).get(path).then().statusCode(403);

    asOperator()
        .delete(path + "/suspension")
        .then()
        .statusCode(200)
        .body("suspension", nullValue());
    as(tenant.reader()).get(path).then().statusCode(200);
  }

  @Test
  void aSuspensionMustSayWhatBecomesOfThePhones() {
    Tenant tenant = Api.tenant();
    String path = "/organizations/" + tenant.id() + "/suspension";

    assertProblem(
            asOperator().body("{}").put(path), ProblemType.INVALID_FIELDS, "Not usable: phones.")
        .withErrors(error("phones", null, "is needed: CONTINUE or STOP"))
        .andNothingElse();
    assertProblem(
            asOperator().body(Map.of("phones", "maybe")).put(path),
            ProblemType.INVALID_FIELDS,
            "Not usable: phones.")
        .withErrors(error("phones", "maybe", "must be one of CONTINUE, STOP"))
        .andNothingElse();
    as(tenant.reader()).get("/organizations/" + tenant.id()).then().statusCode(200);
  }
}
