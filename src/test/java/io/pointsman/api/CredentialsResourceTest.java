package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pointsman.PhoneCertificate;
import io.pointsman.registry.ProblemType;
import io.pointsman.security.SecretBox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class CredentialsResourceTest {

  private static final String SECRET = "s3cret-" + UUID.randomUUID();
  private static final Map<String, Object> BASIC =
      Map.of("kind", "BASIC", "user", "pbx", "password", SECRET);

  @Inject Tables tables;
  @Inject SecretBox box;

  @Test
  void areSetKeptAndForgotten() {
    Tenant tenant = Api.tenant();
    String id = proxy(tenant, "https://prov.example/", Map.of("https", true)).path("id");

    Response set = as(tenant.editor()).body(BASIC).put("/profiles/p/credentials");
    assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
    assertThat(set.header("ETag")).isEqualTo("\"1\"");
    Map<String, Object> shown = set.jsonPath().getMap("credentials");
    assertThat(shown.keySet()).containsExactlyInAnyOrder("kind", "since");
    assertThat(shown).containsEntry("kind", "BASIC");
    assertThat(set.<Boolean>path("proxy.https")).isTrue();
    assertThat(opened(id)).isEqualTo(Map.of("kind", "BASIC", "user", "pbx", "password", SECRET));

    // A write of the rest keeps them, and the key of links.
    Response changed = proxy(tenant, "https://prov.example/else/", Map.of("freshSeconds", 10));
    assertThat(changed.<Map<String, Object>>path("credentials")).isEqualTo(shown);
    assertThat(changed.<Integer>path("proxy.freshSeconds")).isEqualTo(10);
    assertThat(stored(id).getString("proxy.linkKey")).isEqualTo("test-2");
    assertThat(as(tenant.reader()).get("/profiles/p").<Object>path("credentials")).isEqualTo(shown);

    as(tenant.editor())
        .delete("/profiles/p/credentials")
        .then()
        .statusCode(200)
        .body("credentials", nullValue())
        .body("proxy.freshSeconds", equalTo(10));
    for (Row line : audit(tenant)) {
      assertThat(line.getString(0) + line.getString(1) + line.getString(2))
          .doesNotContain(SECRET, "sealed\":\"");
    }
    assertThat(audit(tenant).stream().map(line -> line.getString(0)))
        .endsWith(
            "profile.create",
            "profile.credentials.set",
            "profile.update",
            "profile.credentials.delete");
  }

  @Test
  void goNowhereElse() {
    Tenant tenant = Api.tenant();
    proxy(tenant, "https://prov.example/", Map.of());
    for (String elsewhere :
        List.of("http://prov.example/", "https://prov.example:8443/", "https://other.example/")) {
      as(tenant.editor()).body(BASIC).put("/profiles/p/credentials").then().statusCode(200);
      assertThat(proxy(tenant, elsewhere, Map.of()).<Object>path("credentials"))
          .as(elsewhere)
          .isNull();
      proxy(tenant, "https://prov.example/", Map.of());
    }
    as(tenant.editor()).body(BASIC).put("/profiles/p/credentials").then().statusCode(200);
    assertThat(proxy(tenant, "https://PROV.example:443/x", Map.of()).<Object>path("credentials"))
        .isNotNull();
    as(tenant.editor())
        .body(
            """
            {"mode": "PROXY", "template": "https://prov.example/x",
             "overrides": {"snom": {"template": "https://other.example/"}}}\
            """)
        .put("/profiles/p")
        .then()
        .statusCode(200)
        .body("credentials", nullValue());
  }

  @Test
  void aCertificateComesWithItsKey() throws Exception {
    Tenant tenant = Api.tenant();
    String id = proxy(tenant, "https://prov.example/", Map.of()).path("id");
    PhoneCertificate ours = PhoneCertificate.make("EC", "client.example");
    PhoneCertificate other = PhoneCertificate.make("RSA", "client.example");
    Map<String, String> body =
        Map.of("kind", "CLIENT_CERTIFICATE", "certificate", ours.certificate(), "key", ours.key());
    as(tenant.editor()).body(body).put("/profiles/p/credentials").then().statusCode(200);
    assertThat(opened(id)).isEqualTo(body);

    assertProblem(
            as(tenant.editor())
                .body(
                    Map.of(
                        "kind",
                        "CLIENT_CERTIFICATE",
                        "certificate",
                        ours.certificate(),
                        "key",
                        other.key()))
                .put("/profiles/p/credentials"),
            ProblemType.INVALID_FIELDS,
            "Not usable: key.")
        .withErrors(error("key", null, "does not belong to the first certificate"))
        .andNothingElse();
    assertProblem(
            as(tenant.editor())
                .body(Map.of("kind", "CLIENT_CERTIFICATE", "certificate", SECRET, "key", SECRET))
                .put("/profiles/p/credentials"),
            ProblemType.INVALID_FIELDS,
            "Not usable: certificate, key.")
        .withErrors(
            error("certificate", null, "is no certificate in PEM"),
            error(
                "key",
                null,
                "must be PKCS#8 in PEM, not encrypted (BEGIN PRIVATE KEY); openssl pkcs8 -topk8"
                    + " -nocrypt makes it of others"))
        .andNothingElse();
  }

  @Test
  void noProblemRepeatsThem() {
    Tenant tenant = Api.tenant();
    proxy(tenant, "https://prov.example/", Map.of());
    List<String> bodies =
        List.of(
            "{\"kind\":\"BASIC\",\"user\":\"u\",\"password\":[\"" + SECRET + "\"]}",
            "{\"kind\":\"BASIC\",\"user\":\"u\",\"pasword\":\"" + SECRET + "\"}",
            "{\"kind\":\"BASIC\",\"user\":\"u\",\"password\":" + SECRET + "}",
            "{\"kind\":\"BASIC\",\"user\":\"u:" + SECRET + "\",\"password\":\"x\\u0000\"}",
            "{\"kind\":\"CLIENT_CERTIFICATE\",\"password\":\"" + SECRET + "\"}",
            "{\"kind\":\"DIGEST\",\"user\":\"u\",\"password\":\""
                + SECRET
                + "x".repeat(300)
                + "\"}");
    for (String body : bodies) {
      Response refused = as(tenant.editor()).body(body).put("/profiles/p/credentials");
      assertThat(refused.statusCode()).as(body).isIn(400, 422);
      assertThat(refused.asString()).doesNotContain(SECRET);
    }
  }

  @Test
  void areOfAnEditorsOwnProxiesAlone() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    String id = proxy(tenant, "https://prov.example/", Map.of()).path("id");
    Api.profile(tenant, "plain");
    for (String reference : List.of(id, "p")) {
      assertThat(type(as(other.admin()).body(BASIC).put("/profiles/" + reference + "/credentials")))
          .isEqualTo(ProblemType.NOT_FOUND.uri());
      assertThat(type(as(other.admin()).delete("/profiles/" + reference + "/credentials")))
          .isEqualTo(ProblemType.NOT_FOUND.uri());
    }
    assertThat(type(as(tenant.reader()).body(BASIC).put("/profiles/p/credentials")))
        .isEqualTo(ProblemType.FORBIDDEN.uri());
    assertProblem(
            as(tenant.editor()).body(BASIC).put("/profiles/plain/credentials"),
            ProblemType.WRONG_MODE,
            "Only PROXY profiles have credentials, 'plain' is REDIRECT.")
        .andNothingElse();
    assertThat(
            type(
                as(tenant.editor())
                    .header("If-Match", "\"7\"")
                    .body(BASIC)
                    .put("/profiles/p/credentials")))
        .isEqualTo(ProblemType.PRECONDITION_FAILED.uri());
    as(tenant.reader()).get("/profiles/p").then().body("credentials", nullValue());
  }

  private static String type(Response response) {
    return response.path("type");
  }

  private static Response proxy(Tenant tenant, String template, Map<String, Object> rules) {
    Response put =
        as(tenant.editor())
            .body(Map.of("mode", "PROXY", "template", template, "proxy", rules))
            .put("/profiles/p");
    assertThat(put.statusCode()).as(put.asString()).isIn(200, 201);
    return put;
  }

  private Map<String, Object> opened(String profile) {
    byte[] plain = box.open(stored(profile).getString("proxy.credentials.sealed"), profile);
    return JsonPath.from(new String(plain, StandardCharsets.UTF_8)).getMap("$");
  }

  private JsonPath stored(String profile) {
    return JsonPath.from(
        tables
            .rows("select delivery::text from profile where id = $1", UUID.fromString(profile))
            .get(0)
            .getString(0));
  }

  private List<Row> audit(Tenant tenant) {
    return tables.rows(
        "select action, before::text, after::text from audit where organization_id = $1 order by"
            + " id",
        tenant.id());
  }
}
