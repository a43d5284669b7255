package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.mac.MacAddress;
import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class PreviewResourceTest {

  private Tenant tenant;
  private MacAddress mac;

  @BeforeEach
  void enter() {
    tenant = Api.tenant();
    TestMacs macs = TestMacs.next();
    mac = MacAddress.parse(macs.mac(0));
    asOperator()
        .body(
            Map.of(
                "first", macs.mac(0),
                "last", macs.mac(0),
                "organization", tenant.id().toString(),
                "claims", "DEVICES"))
        .post("/ranges")
        .then()
        .statusCode(201);
  }

  @Test
  void aRedirectIsShownAsItIsSent() {
    register("{\"template\": \"https://prov.example/{mac.lower}/{file}\"}");
    JsonPath told = shown(Map.of("mac", mac.upper(), "path", "/" + mac.lower() + ".cfg"));
    assertThat(told.getString("mode")).isEqualTo("REDIRECT");
    assertThat(told.getInt("answer.status")).isEqualTo(302);
    assertThat(told.getList("answer.headers.name"))
        .containsExactly("Location", "Cache-Control", "Content-Length");
    assertThat(told.getString("answer.headers[0].value"))
        .isEqualTo("https://prov.example/" + mac.lower() + "/" + mac.lower() + ".cfg");
    assertThat(told.getList("warnings")).isEmpty();
  }

  @Test
  void aFileOfOursIsShownWhole() {
    register("{\"mode\": \"MANIFEST\", \"template\": \"https://prov.example/{mac.lower}\"}");
    JsonPath told =
        shown(
            Map.of(
                "mac", mac.colon(),
                "path", "/" + mac.lower() + ".cfg",
                "userAgent", "Yealink SIP-T46G 28.83.0.120 " + mac.colon()));
    assertThat(told.getString("phone.vendor")).isEqualTo("yealink");
    assertThat(told.getString("phone.model")).isEqualTo("T46G");
    assertThat(told.getString("mode")).isEqualTo("MANIFEST");
    assertThat(told.getInt("answer.status")).isEqualTo(200);
    assertThat(told.getString("answer.body"))
        .startsWith("#!version:1.0.0.1\n")
        .contains("https://prov.example/" + mac.lower());
    assertThat(told.getList("answer.headers.name"))
        .containsExactly(
            "Cache-Control", "Accept-Ranges", "ETag", "Content-Type", "Content-Length");
    JsonPath why = as(tenant.reader()).get("/routes/" + mac.lower() + "?vendor=yealink").jsonPath();
    assertThat(why.getString("mode")).isEqualTo("MANIFEST");
    assertThat(why.getString("dialect")).isEqualTo("yealink");
    assertThat(why.getInt("answer.status")).isEqualTo(200);
  }

  @Test
  void aTenantThatCannotBeReachedIsToldWhy() {
    register("{\"mode\": \"PROXY\", \"template\": \"https://nobody.example/{file}?k=s3cret\"}");
    JsonPath told = shown(Map.of("mac", mac.colon(), "path", "/" + mac.lower() + ".cfg"));
    assertThat(told.getInt("answer.status")).isEqualTo(503);
    assertThat(told.getList("failures.reason")).containsExactly("unknown-host");
    assertThat(told.getList("failures.mac")).containsExactly(mac.colon());
    assertThat(told.prettify()).doesNotContain("s3cret");
    JsonPath why = as(tenant.reader()).get("/routes/" + mac.lower()).jsonPath();
    assertThat(why.getBoolean("proxy.absolute")).isNotNull();
  }

  @Test
  void aRequestWithoutAMacSaysThatItIsRefused() {
    register("{\"template\": \"https://prov.example/{mac.lower}\"}");
    JsonPath told = shown(Map.of("mac", mac.colon(), "path", "/device"));
    assertThat(told.getList("warnings", String.class).get(0))
        .startsWith("the request names no MAC");
  }

  @Test
  void whatIsNoRequestIsRefused() {
    Response refused =
        as(tenant.editor())
            .body(Map.of("mac", "x", "path", "no slash", "userAgent", "a\r\nb"))
            .post("/preview");
    assertThat(refused.jsonPath().getString("type")).isEqualTo(ProblemType.INVALID_FIELDS.uri());
    assertThat(refused.jsonPath().getList("errors.field"))
        .containsExactlyInAnyOrder("mac", "path", "userAgent");
  }

  @Test
  void othersPhonesAreNotThereEvenIfTheRequestNamesThem() {
    register("{\"template\": \"https://prov.example/{mac.lower}\"}");
    Tenant other = Api.tenant();
    for (Map<String, String> body :
        List.of(
            Map.of("mac", mac.colon()),
            Map.of("mac", "00:00:5e:00:53:01", "path", "/" + mac.lower() + ".cfg"),
            Map.of("mac", "00:00:5e:00:53:01", "path", "/v/gigaset/m/" + mac.lower() + "/x.xml"))) {
      Response told = as(other.admin()).body(body).post("/preview");
      assertThat(told.statusCode()).as(told.asString()).isEqualTo(404);
    }
    assertThat(as(tenant.reader()).body(Map.of("mac", mac.colon())).post("/preview").statusCode())
        .isEqualTo(403);
    assertThat(asOperator().body(Map.of("mac", mac.colon())).post("/preview").statusCode())
        .isEqualTo(200);
  }

  private void register(String profile) {
    assertThat(as(tenant.editor()).body(profile).put("/profiles/p").statusCode()).isEqualTo(201);
    assertThat(
            as(tenant.editor())
                .body(Map.of("profile", "p"))
                .put("/devices/" + mac.lower())
                .statusCode())
        .isEqualTo(201);
    await()
        .until(
            () ->
                as(tenant.editor())
                    .get("/routes/" + mac.lower())
                    .jsonPath()
                    .getList("rules.kind")
                    .contains("device"));
  }

  private JsonPath shown(Map<String, String> request) {
    Response told = as(tenant.editor()).body(request).post("/preview");
    assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
    return told.jsonPath();
  }
}
