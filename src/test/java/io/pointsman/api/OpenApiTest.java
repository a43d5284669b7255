package io.pointsman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class OpenApiTest {

  private JsonPath document;

  @BeforeEach
  void read() {
    document = given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
  }

  @Test
  void saysWhatItIs() {
    assertThat(document.getString("info.title")).isEqualTo("Pointsman");
    assertThat(document.getString("info.description")).startsWith("Tells VoIP phones");
    assertThat(document.getString("components.securitySchemes.key.scheme")).isEqualTo("bearer");
    assertThat(document.<Map<String, ?>>getList("security"))
        .containsExactly(Map.of("key", List.of()));
  }

  @Test
  void describesEveryOperationWithItsProblem() {
    Map<String, Map<String, Map<String, ?>>> paths = document.getMap("paths");
    assertThat(paths)
        .containsKeys(
            "/api/v1/organizations",
            "/api/v1/organizations/{id}",
            "/api/v1/organizations/{id}/suspension",
            "/api/v1/organizations/{organization}/keys",
            "/api/v1/organizations/{organization}/keys/{id}",
            "/api/v1/profiles",
            "/api/v1/profiles/{profile}",
            "/api/v1/ranges",
            "/api/v1/ranges/{range}",
            "/api/v1/devices",
            "/api/v1/devices/{mac}");
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) -> {
                  assertThat(operation.get("summary")).as(method + " " + path).isNotNull();
                  assertThat(operation.get("responses").toString())
                      .as(method + " " + path)
                      .contains("application/problem+json");
                }));
    assertThat(document.getMap("components.schemas.Problem.properties").keySet())
        .containsExactlyInAnyOrder("type", "title", "status", "detail", "errors");
  }

  @Test
  void givesExamples() {
    assertThat(document.getString("components.schemas.ProfileWrite.properties.template.examples"))
        .contains("https://prov.example/{mac.lower}/");
    assertThat(document.getString("components.schemas.RangeClaim.properties.first.examples"))
        .contains("7c:2f:80:00:00:00");
    assertThat(document.getString("components.schemas.DeviceWrite.properties.serial.examples"))
        .contains("SN-0815");
  }

  @Test
  void isRightAboutAnswersThatCarryTheThing() {
    assertThat(
            document.getString(
                "paths.'/api/v1/profiles'.post.responses.'201'.content.'application/json'.schema.$ref"))
        .isEqualTo("#/components/schemas/Profile");
    assertThat(
            document.getString(
                "paths.'/api/v1/devices/{mac}'.put.responses.'200'.content.'application/json'.schema.$ref"))
        .isEqualTo("#/components/schemas/Device");
  }
}
