package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;

import io.pointsman.registry.ProblemType;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class AuthenticationTest {

  @Test
  void nothingOfTheApiIsReachedWithoutAKey() {
    for (String path :
        List.of("/organizations", "/profiles", "/ranges", "/devices", "/nothing", "/devices/zz")) {
      assertProblem(
              as(null).get(path),
              ProblemType.UNAUTHENTICATED,
              "Send 'Authorization: Bearer' and a key.")
          .withHeader("WWW-Authenticate", "Bearer realm=\"pointsman\"")
          .andNothingElse();
    }
    assertProblem(
            as(null).body("{not json").post("/profiles"),
            ProblemType.UNAUTHENTICATED,
            "Send 'Authorization: Bearer' and a key.")
        .andNothingElse();
  }

  @Test
  void aPathThatOnlyLooksLikeAnotherIsNoWayAround() {
    for (String path : List.of("/api/v1//profiles", "/./api/v1/profiles", "/api//v1/profiles")) {
      int status = given().urlEncodingEnabled(false).get(path).statusCode();
      org.assertj.core.api.Assertions.assertThat(status).as(path).isIn(401, 404);
    }
  }

  @Test
  void wrongKeysAreRefused() {
    assertProblem(
            as("pm_" + "A".repeat(43)).get("/profiles"),
            ProblemType.UNAUTHENTICATED,
            "The key is not valid, or no longer.")
        .withHeader("WWW-Authenticate", "Bearer realm=\"pointsman\"")
        .andNothingElse();
    assertProblem(
            as(RealStores.OPERATOR_KEY + "x").get("/profiles"),
            ProblemType.UNAUTHENTICATED,
            "The key is not valid.")
        .andNothingElse();
    for (String header : List.of("Basic cG06cG0=", "Bearer", "Bearer a b", "bearer\tx", "")) {
      assertProblem(
              given().basePath(Api.BASE).header("Authorization", header).get("/profiles"),
              ProblemType.UNAUTHENTICATED,
              "The Authorization header is not 'Bearer' and a key.")
          .andNothingElse();
    }
  }

  @Test
  void theSchemeIsReadInAnyLetterCase() {
    given()
        .basePath(Api.BASE)
        .header("Authorization", "bEARER " + RealStores.OPERATOR_KEY)
        .get("/profiles")
        .then()
        .statusCode(200);
  }
}
