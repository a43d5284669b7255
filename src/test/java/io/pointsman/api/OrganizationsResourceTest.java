package io.pointsman.api;

import static io.pointsman.api.Api.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
}
