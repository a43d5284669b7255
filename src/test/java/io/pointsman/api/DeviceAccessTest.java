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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees and who writes which devices. */
@Tag("application")
@QuarkusTest
class DeviceAccessTest {

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;
  private Tenant other;

  @BeforeEach
  void openARange() {
    tenant = Api.tenant();
    other = Api.tenant();
    Api.profile(tenant, "vienna");
    Api.range(tenant, macs, 0, 255, Map.of("claims", "DEVICES"));
  }

  @Test
  void anotherHoldersDeviceIsNotNamed() {
    Api.profile(other, "theirs");
    String path = "/devices/" + macs.mac(3);
    as(other.editor()).body(Map.of("profile", "theirs")).put(path).then().statusCode(201);

    Response refused = as(tenant.editor()).body(Map.of("profile", "vienna")).put(path);
    assertThat(refused.asString()).doesNotContain(other.id().toString(), other.name());
    String detail = refused.path("detail");
    assertProblem(refused, ProblemType.HELD_BY_ANOTHER, detail).andNothingElse();
    String absent = "There is no device '%s'.".formatted(macs.colon(3));
    assertProblem(as(tenant.admin()).get(path), ProblemType.NOT_FOUND, absent).andNothingElse();
    assertProblem(as(tenant.admin()).delete(path), ProblemType.NOT_FOUND, absent).andNothingElse();
    as(other.reader()).get(path).then().statusCode(200);
  }

  @Test
  void readersSeeUrlsMaskedAndWriteNothing() {
    String path = "/devices/" + macs.mac(6);
    String secret = "https://own.example/?t=s3cret";
    as(tenant.editor())
        .body(Map.of("url", "https://u:pw@own.example/"))
        .put(path)
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("url"))
        .body("errors[0].value", equalTo("https://***@own.example/"));
    as(tenant.editor())
        .body(Map.of("url", secret))
        .put(path)
        .then()
        .statusCode(201)
        .body("url", equalTo(secret));

    String masked = "https://own.example/?t=***";
    as(tenant.reader()).get(path).then().body("url", equalTo(masked));
    assertThat(as(tenant.reader()).get("/devices").asString())
        .contains(masked)
        .doesNotContain("s3cret");
    String detail = "This needs the role EDITOR, the key has READER.";
    assertProblem(
            as(tenant.reader()).body(Map.of("url", secret)).put(path),
            ProblemType.FORBIDDEN,
            detail)
        .andNothingElse();
    assertProblem(as(tenant.reader()).delete(path), ProblemType.FORBIDDEN, detail).andNothingElse();
  }

  @Test
  void theOperatorRegistersForAnyone() {
    String path = "/devices/" + macs.mac(400) + "?organization=" + tenant.id();
    asOperator().body(Map.of("profile", "vienna")).put(path).then().statusCode(201);
    as(tenant.reader())
        .get("/devices/" + macs.mac(400))
        .then()
        .statusCode(200)
        .body("organization", equalTo(tenant.id().toString()));
    assertProblem(
            asOperator()
                .body(Map.of("profile", "vienna", "organization", other.id().toString()))
                .put(path),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: organization.")
        .withErrors(
            error(
                "organization",
                tenant.id().toString(),
                "differs from the one in the body: say it once"))
        .andNothingElse();
  }
}
