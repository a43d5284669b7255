package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.TestUploads.certificate;
import static io.pointsman.api.TestUploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Profiles whose phones get their tenant's files through us. */
@Tag("application")
@QuarkusTest
class ProxyProfilesTest {

  @Inject Tables tables;

  @Test
  void theStoredShapeIsThatOfTheDelivery() throws Exception {
    Tenant tenant = Api.tenant();
    upload(tenant, "ca.pem", "application/x-pem-file", certificate());
    as(tenant.editor())
        .body(
            """
            {"mode": "PROXY", "template": "https://prov.example/",
             "proxy": {"hosts": {"Old.example": "new.example"}, "authority": "ca.pem"}}\
            """)
        .put("/profiles/p")
        .then()
        .statusCode(201);
    String stored =
        tables
            .texts(
                "select delivery::text from profile where organization_id = $1 and name = 'p'",
                tenant.id())
            .get(0);
    Map<String, Object> proxy =
        new TreeMap<>(io.restassured.path.json.JsonPath.from(stored).getMap("proxy"));
    Map<String, Object> authority =
        new TreeMap<>(io.restassured.path.json.JsonPath.from(stored).getMap("proxy.authority"));
    assertThat(proxy.remove("authority")).isNotNull();
    assertThat(proxy.remove("credentials")).isNull();
    assertThat(proxy)
        .isEqualTo(
            Map.of(
                "absolute",
                true,
                "through",
                true,
                "hosts",
                Map.of("old.example", "new.example"),
                "https",
                false,
                "userAgent",
                false,
                "freshSeconds",
                300,
                "staleSeconds",
                86_400,
                "linkKey",
                "test-2"));
    assertThat(authority.keySet())
        .containsExactly("content", "mediaType", "name", "sha256", "size", "version");
  }

  @Test
  void everyBadRuleIsNamedAtOnce() {
    Tenant tenant = Api.tenant();
    Response refused =
        as(tenant.editor())
            .body(
                """
                {"mode": "PROXY", "template": "ftp://prov.example/",
                 "overrides": {"fanvil": {"template": "tftp://prov.example/x"}},
                 "files": {},
                 "proxy": {"hosts": {"a.example": "b.test", "http://c": "d.example",
                                     "e.example": "127.0.0.1", "f.example": "g.example:80"},
                           "freshSeconds": -1, "staleSeconds": 604801, "authority": "none"}}\
                """)
            .put("/profiles/m");

    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    assertThat(refused.<List<String>>path("errors.field"))
        .containsExactlyInAnyOrder(
            "template",
            "overrides.fanvil.template",
            "files",
            "proxy.hosts.a.example",
            "proxy.hosts.http://c",
            "proxy.hosts.e.example",
            "proxy.hosts.f.example",
            "proxy.freshSeconds",
            "proxy.staleSeconds",
            "proxy.authority");
  }

  @Test
  void whatOnlyThePhoneCanFillStandsInFilesAlone() {
    Tenant tenant = Api.tenant();
    for (String mode : List.of("REDIRECT", "PROXY")) {
      Map<String, Object> body =
          Map.of("mode", mode, "template", "https://prov.example/$input", "syntax", "FANVIL");
      as(tenant.editor())
          .body(body)
          .put("/profiles/p")
          .then()
          .statusCode(422)
          .body("errors.field", equalTo(List.of("template")));
    }
  }
}
