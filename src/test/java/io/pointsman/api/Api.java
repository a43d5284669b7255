package io.pointsman.api;

import static io.restassured.RestAssured.given;

import io.pointsman.testing.RealStores;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Speaks to the API under test. */
final class Api {

  static final String BASE = "/api/v1";

  private static final RestAssuredConfig CONFIG =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private Api() {}

  /** With a key, or without if it is null. */
  static RequestSpecification as(String key) {
    RequestSpecification request =
        given()
            .config(CONFIG)
            .basePath(BASE)
            .contentType(ContentType.JSON)
            .urlEncodingEnabled(false);
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  static RequestSpecification asOperator() {
    return as(RealStores.OPERATOR_KEY);
  }

  /** A new provider with a name of its own, three keys, and the approved host {@code *.example}. */
  static Tenant tenant() {
    return tenant("PROVIDER");
  }

  static Tenant tenant(String kind) {
    String name = "Tenant " + UUID.randomUUID();
    UUID id =
        UUID.fromString(
            asOperator()
                .body(Map.of("name", name, "kind", kind, "targetHosts", List.of("*.example")))
                .post("/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    return new Tenant(id, name, key(id, "ADMIN"), key(id, "EDITOR"), key(id, "READER"));
  }

  static String key(UUID organization, String role) {
    return asOperator()
        .body(Map.of("name", role.toLowerCase(), "role", role))
        .post("/organizations/{id}/keys", organization)
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  /**
   * The operator makes a range; gives its id.
   *
   * @param first offset of its first address
   * @param last offset of its last address
   * @param more what else is said of it
   */
  static String range(Tenant holder, TestMacs macs, int first, int last, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("first", macs.mac(first));
    body.put("last", macs.mac(last));
    body.put("organization", holder.id().toString());
    return asOperator().body(body).post("/ranges").then().statusCode(201).extract().path("id");
  }

  /** Creates a profile of the tenant and gives its id. */
  static UUID profile(Tenant tenant, String name) {
    return UUID.fromString(
        as(tenant.editor())
            .body(Map.of("name", name, "template", "https://prov.example/" + name + "/"))
            .post("/profiles")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }
}
