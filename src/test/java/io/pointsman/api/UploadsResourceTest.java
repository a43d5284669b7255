package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.TestUploads.certificate;
import static io.pointsman.api.TestUploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class UploadsResourceTest {

  @Inject Tables tables;

  @Test
  void aFileIsMadeReadReplacedAndDeleted() throws Exception {
    Tenant tenant = Api.tenant();
    Response made = upload(tenant, "s.xml", "text/xml; charset=utf-8", "<one/>");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/v1/uploads/s.xml");
    Map<String, Object> body = made.jsonPath().getMap("$");
    assertThat(body.keySet())
        .isEqualTo(
            Set.of("organization", "name", "mediaType", "size", "sha256", "version", "createdAt"));
    assertThat(body)
        .containsEntry("organization", tenant.id().toString())
        .containsEntry("name", "s.xml")
        .containsEntry("mediaType", "text/xml; charset=utf-8")
        .containsEntry("size", 6)
        .containsEntry("sha256", sha256("<one/>".getBytes()));
    assertThat(as(tenant.reader()).get("/uploads").<List<?>>path("items")).isEqualTo(List.of(body));

    Response same = upload(tenant, "s.xml", "text/xml; charset=utf-8", "<one/>");
    assertThat(same.statusCode()).isEqualTo(200);
    assertThat(same.jsonPath().getMap("$")).isEqualTo(body);

    Response replaced = upload(tenant, "s.xml", "text/xml", "<two/>");
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.<String>path("version")).isGreaterThan((String) body.get("version"));
    Response content = as(tenant.editor()).get("/uploads/s.xml");
    assertThat(content.asString()).isEqualTo("<two/>");
    assertThat(content.contentType()).isEqualTo("text/xml");
    assertThat(content.header("ETag"))
        .isEqualTo('"' + sha256("<two/>".getBytes()).substring(0, 32) + '"');
    as(tenant.editor())
        .header("If-None-Match", content.header("ETag"))
        .get("/uploads/s.xml")
        .then()
        .statusCode(304);

    as(tenant.editor()).delete("/uploads/s.xml").then().statusCode(204);
    as(tenant.editor()).get("/uploads/s.xml").then().statusCode(404);
    as(tenant.editor()).delete("/uploads/s.xml").then().statusCode(404);
    // Phones must see that the one that comes then is another.
    assertThat(upload(tenant, "s.xml", "text/xml", "<two/>").<String>path("version"))
        .isGreaterThan(replaced.path("version"));
    assertThat(audit(tenant))
        .endsWith("upload.create", "upload.replace", "upload.delete", "upload.create");
  }

  @Test
  void bytesStayBytes() {
    Tenant tenant = Api.tenant();
    byte[] bytes = new byte[256 * 1024];
    new Random(7).nextBytes(bytes);
    as(tenant.editor())
        .contentType("application/octet-stream")
        .body(bytes)
        .put("/uploads/ca.der")
        .then()
        .statusCode(201)
        .body("size", equalTo(bytes.length));
    assertThat(as(tenant.editor()).get("/uploads/ca.der").asByteArray()).isEqualTo(bytes);
    Response large =
        as(tenant.editor())
            .contentType("application/octet-stream")
            .body(new byte[bytes.length + 1])
            .put("/uploads/ca.der");
    assertProblem(
            large,
            ProblemType.BODY_TOO_LARGE,
            "A body may have up to 262144 bytes: send less at once.")
        .with("limit", 262144)
        .andNothingElse();
  }

  @Test
  void everyProfileThatNamesItFollows() throws Exception {
    Tenant tenant = Api.tenant();
    upload(tenant, "s.xml", "text/xml", "<one/>");
    upload(tenant, "ca.pem", "application/x-pem-file", certificate());
    put(
        tenant,
        "m",
        """
        {"mode": "MANIFEST", "template": "https://prov.example/",
         "files": {"settings": [{"upload": "s.xml"}], "certificates": [{"upload": "ca.pem"}]}}\
        """);
    put(
        tenant,
        "p",
        """
        {"mode": "PROXY", "template": "https://prov.example/", "proxy": {"authority": "ca.pem"}}\
        """);
    Api.profile(tenant, "plain");

    upload(tenant, "s.xml", "text/xml", "<two/>");
    assertThat(as(tenant.reader()).get("/profiles/m").<Integer>path("version")).isEqualTo(1);
    assertThat(as(tenant.reader()).get("/profiles/p").<Integer>path("version")).isEqualTo(0);
    String pem = certificate();
    upload(tenant, "ca.pem", "application/x-pem-file", pem);
    assertThat(as(tenant.reader()).get("/profiles/m").<Integer>path("version")).isEqualTo(2);
    assertThat(as(tenant.reader()).get("/profiles/p").<Integer>path("version")).isEqualTo(1);
    assertThat(as(tenant.reader()).get("/profiles/plain").<Integer>path("version")).isEqualTo(0);
    assertThat(named(tenant))
        .containsExactly(
            "m " + sha256("<two/>".getBytes()) + " " + sha256(pem.getBytes()),
            "p " + sha256(pem.getBytes()));

    assertProblem(
            as(tenant.editor()).contentType("text/plain").body("none").put("/uploads/ca.pem"),
            ProblemType.UPLOAD_IN_USE,
            "2 profiles use 'ca.pem' as a certificate, and this is none: neither PEM nor DER.")
        .with("profiles", List.of("m", "p"))
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).delete("/uploads/ca.pem"),
            ProblemType.UPLOAD_IN_USE,
            "2 profiles name the upload 'ca.pem': take it out of them first.")
        .with("profiles", List.of("m", "p"))
        .andNothingElse();
    assertThat(as(tenant.editor()).get("/uploads/ca.pem").asString()).isEqualTo(pem);
    as(tenant.editor()).delete("/profiles/p").then().statusCode(204);
    put(tenant, "m", "{\"template\": \"https://prov.example/\"}");
    as(tenant.editor()).delete("/uploads/ca.pem").then().statusCode(204);
  }

  @Test
  void eachHasItsOwnAndReadersSeeNoContent() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    upload(tenant, "same", "text/plain", "mine");
    upload(other, "same", "text/plain", "theirs");
    assertThat(as(tenant.editor()).get("/uploads/same").asString()).isEqualTo("mine");
    assertThat(as(other.editor()).get("/uploads/same").asString()).isEqualTo("theirs");
    for (String method : List.of("GET", "PUT", "DELETE")) {
      String path = "/uploads/same?organization=" + other.id();
      Response refused =
          as(tenant.admin()).contentType("a/b").body(new byte[] {1}).request(method, path);
      assertThat(refused.<String>path("type")).as(method).isEqualTo(ProblemType.NOT_FOUND.uri());
      Response forReader =
          as(tenant.reader())
              .contentType("a/b")
              .body(new byte[] {1})
              .request(method, "/uploads/same");
      assertThat(forReader.<String>path("type")).isEqualTo(ProblemType.FORBIDDEN.uri());
    }
    assertThat(asOperator().get("/uploads/same?organization=" + other.id()).asString())
        .isEqualTo("theirs");
  }

  @Test
  void namesTypesAndBodiesMustBeUsable() {
    Tenant tenant = Api.tenant();
    for (String name : List.of("..x", ".hidden", "a%20b", "a%2Fb", "x".repeat(129), "%C3%A4")) {
      Response refused =
          as(tenant.editor()).contentType("text/plain").body("x").put("/uploads/" + name);
      assertThat(refused.statusCode()).as(name + refused.asString()).isIn(400, 404);
    }
    as(tenant.editor())
        .contentType("text/plain")
        .put("/uploads/empty")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("body")));
    assertThat(as(tenant.reader()).get("/uploads").<List<?>>path("items")).isEmpty();
  }

  @Test
  void listsGoOnAfterNames() {
    Tenant tenant = Api.tenant();
    for (String name : List.of("c", "a", "b")) {
      upload(tenant, name, "text/plain", name);
    }
    Response first = as(tenant.reader()).get("/uploads?limit=2");
    assertThat(first.<List<String>>path("items.name")).containsExactly("a", "b");
    Response rest = as(tenant.reader()).get("/uploads?limit=2&cursor=" + first.path("next"));
    assertThat(rest.<List<String>>path("items.name")).containsExactly("c");
    assertThat(rest.<String>path("next")).isNull();
  }

  private static void put(Tenant tenant, String name, String body) {
    Response put = as(tenant.editor()).body(body).put("/profiles/" + name);
    assertThat(put.statusCode()).as(put.asString()).isIn(200, 201);
  }

  /** What profiles name, by digests. */
  private List<String> named(Tenant tenant) {
    return tables.texts(
        "select concat_ws(' ', name, delivery #>> '{files,settings,0,upload,sha256}',"
            + " delivery #>> '{files,certificates,0,upload,sha256}',"
            + " delivery #>> '{proxy,authority,sha256}')"
            + " from profile where organization_id = $1 and mode <> 'REDIRECT' order by name",
        tenant.id());
  }

  private List<String> audit(Tenant tenant) {
    return tables.texts(
        "select action from audit where organization_id = $1 order by id", tenant.id());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
