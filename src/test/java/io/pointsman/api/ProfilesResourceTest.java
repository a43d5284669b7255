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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
                                           "syntax": "GIGASET", "status": 307}}}""")
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

  @Test
  void everyBadFieldIsNamedAtOnce() {
    Tenant tenant = Api.tenant();
    Response refused =
        as(tenant.editor())
            .body(
                """
                {"name": "no blanks", "mode": "PIGEON", "template": "https://prov.example/{mac",
                 "status": 301,
                 "overrides": {"nokia": {"template": "https://prov.example/"},
                               "snom": {"syntax": "LATIN", "status": 308,
                                        "template": "https://prov.example/"},
                               "poly": null,
                               "fanvil": {"template": "https://elsewhere.test/"}}}""")
            .post("/profiles");

    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    assertThat(refused.<List<String>>path("errors.field"))
        .containsExactlyInAnyOrder(
            "name",
            "mode",
            "template",
            "status",
            "overrides.nokia",
            "overrides.snom.syntax",
            "overrides.snom.status",
            "overrides.poly",
            "overrides.fanvil.template");
    assertThat(refused.<String>path("errors.find { it.field == 'status' }.message"))
        .isEqualTo(
            "is a permanent redirect: phones keep it for ever and never ask again; use 302 or 307");
    assertThat(refused.<String>path("errors.find { it.field == 'template' }.message"))
        .contains("position 21");
    assertThat(
            refused.<String>path("errors.find { it.field == 'overrides.fanvil.template' }.message"))
        .isEqualTo(
            "leads to the host 'elsewhere.test', which the operator has not approved for this organization");
    assertThat(as(tenant.editor()).get("/profiles").<List<?>>path("items")).isEmpty();
  }

  @Test
  void privateTargetsNeedTheOperatorsLeave() {
    Tenant tenant = Api.tenant();
    Map<String, Object> body = Map.of("name", "lab", "template", "http://192.168.1.1/");
    assertProblem(
            as(tenant.editor()).body(body).post("/profiles"),
            ProblemType.INVALID_FIELDS,
            "Not usable: template.")
        .withErrors(
            error(
                "template",
                "http://192.168.1.1/",
                "leads to the private or loopback host '192.168.1.1': the operator must allow"
                    + " private targets for this organization first"))
        .andNothingElse();

    asOperator()
        .body(
            Map.of(
                "name",
                tenant.name(),
                "kind",
                "PROVIDER",
                "allowPrivateTargets",
                true,
                "targetHosts",
                List.of("192.168.1.1")))
        .put("/organizations/" + tenant.id())
        .then()
        .statusCode(200);
    as(tenant.editor()).body(body).post("/profiles").then().statusCode(201);
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
  void userInfoIsForPhonesThatProveNothingOnlyIfTheProfileSaysSo() {
    Tenant tenant = Api.tenant();
    Map<String, Object> silent = Map.of("template", "https://user:pass@prov.example/x");
    as(tenant.editor())
        .body(silent)
        .put("/profiles/silent")
        .then()
        .statusCode(422)
        .body("errors.size()", equalTo(1))
        .body("errors[0].field", equalTo("template"))
        .body("errors[0].value", equalTo("https://***@prov.example/x"));
    as(tenant.editor())
        .body(
            Map.of(
                "template",
                URL,
                "overrides",
                Map.of("snom", Map.of("template", "ftp://user@prov.example/"))))
        .put("/profiles/silent")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("overrides.snom.template"));
    as(tenant.editor()).get("/profiles/silent").then().statusCode(404);
    as(tenant.editor())
        .body(Map.of("template", "https://user:pass@prov.example/x", "exposeCredentials", true))
        .put("/profiles/said")
        .then()
        .statusCode(201)
        .body("exposeCredentials", equalTo(true));
    as(tenant.editor()).body(silent).put("/profiles/said").then().statusCode(422);
  }

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

  @Test
  void aProfileInUseIsKeptAndItsUsersAreCounted() {
    Tenant tenant = Api.tenant();
    Api.profile(tenant, "used");
    TestMacs macs = TestMacs.next();
    asOperator()
        .body(
            Map.of(
                "first", macs.mac(0),
                "last", macs.mac(99),
                "organization", tenant.id().toString(),
                "profile", "used"))
        .post("/ranges")
        .then()
        .statusCode(201);
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
