package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
class ProfilesResourceTest {

  private static final String URL = "https://prov.example/{mac.lower}/";

  @Test
  void anEditorCreatesOneAndReadsItByNameAndById() {
    Tenant tenant = Api.tenant();
    Response made =
        as(tenant.editor())
            .body(
                """
                {"name": "vienna", "template": "https://prov.example/{mac.lower}/",
                 "overrides": {"gigaset": {"template": "https://g.example/%MACD.xml",
                                           "syntax": "GIGASET", "status": 307}}}\
                """)
            .post("/profiles");

    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    assertThat(made.header("Location")).isEqualTo("/api/v1/profiles/" + id);
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    Map<String, Object> body = made.jsonPath().getMap("$");
    assertThat(body.keySet())
        .isEqualTo(
            Set.of(
                "id",
                "organization",
                "name",
                "mode",
                "template",
                "syntax",
                "status",
                "overrides",
                "exposeCredentials",
                "version",
                "createdAt",
                "updatedAt"));
    assertThat(body)
        .containsEntry("organization", tenant.id().toString())
        .containsEntry("name", "vienna")
        .containsEntry("mode", "REDIRECT")
        .containsEntry("template", URL)
        .containsEntry("syntax", "NEUTRAL")
        .containsEntry("status", 302)
        .containsEntry("exposeCredentials", false)
        .containsEntry(
            "overrides",
            Map.of(
                "gigaset",
                Map.of(
                    "template", "https://g.example/%MACD.xml",
                    "syntax", "GIGASET",
                    "status", 307)));

    for (String reference : List.of(id, "vienna")) {
      assertThat(as(tenant.reader()).get("/profiles/" + reference).jsonPath().getMap("$"))
          .isEqualTo(body);
    }
  }

  @Test
  void putMakesChangesAndRepeats() {
    Tenant tenant = Api.tenant();
    Map<String, Object> body = Map.of("template", URL);
    Response made = as(tenant.editor()).body(body).put("/profiles/graz");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    assertThat(made.<String>path("name")).isEqualTo("graz");

    as(tenant.editor())
        .body(Map.of("template", "https://new.example/", "status", 307))
        .put("/profiles/graz")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo(made.path("id")))
        .body("template", equalTo("https://new.example/"))
        .body("status", equalTo(307));
    as(tenant.editor())
        .body(Map.of("template", "https://new.example/", "status", 307))
        .put("/profiles/graz")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"");
  }

  @Test
  void onlyByItsIdIsAProfileRenamed() {
    Tenant tenant = Api.tenant();
    UUID id = Api.profile(tenant, "old");
    Map<String, Object> body = Map.of("name", "new", "template", URL);

    assertProblem(
            as(tenant.editor()).body(body).put("/profiles/old"),
            ProblemType.INVALID_FIELDS,
            "Not usable: name.")
        .withErrors(
            error(
                "name",
                "new",
                "differs from 'old' in the address: to rename a profile, address it by its id"))
        .andNothingElse();
    as(tenant.editor())
        .body(body)
        .put("/profiles/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("new"));
    as(tenant.editor()).get("/profiles/old").then().statusCode(404);
  }

  @Test
  void aNameIsTakenWithinItsOrganizationOnly() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    UUID mine = Api.profile(tenant, "same");
    UUID theirs = Api.profile(other, "same");
    assertThat(mine).isNotEqualTo(theirs);

    assertProblem(
            as(tenant.editor()).body(Map.of("name", "same", "template", URL)).post("/profiles"),
            ProblemType.NAME_TAKEN,
            "There is a profile 'same' already.")
        .andNothingElse();
    UUID second = Api.profile(tenant, "second");
    assertProblem(
            as(tenant.editor())
                .body(Map.of("name", "same", "template", URL))
                .put("/profiles/" + second),
            ProblemType.NAME_TAKEN,
            "There is a profile 'same' already.")
        .andNothingElse();
  }

  @Test
  void aProfileInUseIsKeptAndItsUsersAreCounted() {
    Tenant tenant = Api.tenant();
    Api.profile(tenant, "used");
    TestMacs macs = TestMacs.next();
    Api.range(tenant, macs, 0, 99, Map.of("profile", "used"));
    for (int i = 0; i < 2; i++) {
      as(tenant.editor())
          .body(Map.of("profile", "used"))
          .put("/devices/" + macs.mac(i))
          .then()
          .statusCode(201);
    }

    assertProblem(
            as(tenant.editor()).delete("/profiles/used"),
            ProblemType.PROFILE_IN_USE,
            "2 devices and 1 ranges use the profile 'used': give them another first.")
        .with("devices", 2)
        .with("ranges", 1)
        .andNothingElse();
    as(tenant.editor()).get("/profiles/used").then().statusCode(200);

    UUID free = Api.profile(tenant, "free");
    as(tenant.editor()).delete("/profiles/free").then().statusCode(204);
    as(tenant.editor()).get("/profiles/" + free).then().statusCode(404);
  }
}
