package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pointsman.PhoneCertificate;
import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Profiles whose phones get a file: MANIFEST and PROXY. */
@QuarkusTest
class DeliveryProfilesTest {

  private static final String URL = "https://prov.example/{mac.lower}/";

  @Inject Pool database;

  @Test
  void aManifestHasItsFiles() throws Exception {
    Tenant tenant = Api.tenant();
    upload(tenant, "s.xml", "text/xml", "<x/>");
    upload(tenant, "ca.pem", "application/x-pem-file", certificate());
    String files =
        """
        {"firmware": [{"model": "MAXWELL3", "version": "2.26.9", "url": "https://prov.example/fw.bin?t=s3cret"},
                      {"version": "1.0", "url": "http://prov.example/other.bin"}],
         "settings": [{"version": "2026-11-25_17:45:00", "url": "https://prov.example/s.xml"},
                      {"model": "N870-IP-PRO", "upload": "s.xml"}],
         "certificates": [{"url": "https://prov.example/ca.der"}, {"upload": "ca.pem"}],
         "phonebook": {"url": "https://prov.example/book.vcf", "format": "VCF"},
         "pollMinutes": 1440,
         "forms": {"grandstream": "alias"}}""";
    Response made =
        as(tenant.editor())
            .body(
                "{\"mode\": \"MANIFEST\", \"template\": \"https://prov.example/$mac/$input\","
                    + " \"syntax\": \"FANVIL\", \"files\": "
                    + files
                    + "}")
            .put("/profiles/m");

    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    assertThat(made.jsonPath().getMap("files"))
        .isEqualTo(io.restassured.path.json.JsonPath.from(files).getMap("$"));
    assertThat(made.<Object>path("proxy")).isNull();
    Response read = as(tenant.reader()).get("/profiles/m");
    assertThat(read.<String>path("files.firmware[0].url"))
        .isEqualTo("https://prov.example/fw.bin?t=***");

    // Written again as it was read, it is the same.
    Map<String, Object> again = new HashMap<>();
    for (String member : List.of("mode", "template", "syntax", "files")) {
      again.put(member, made.path(member));
    }
    as(tenant.editor())
        .body(again)
        .put("/profiles/m")
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"");
    as(tenant.editor())
        .body(Map.of("template", URL))
        .put("/profiles/m")
        .then()
        .statusCode(200)
        .body("mode", equalTo("REDIRECT"))
        .body("files", nullValue());
  }

  @Test
  void theStoredShapeIsThatOfTheDelivery() throws Exception {
    Tenant tenant = Api.tenant();
    upload(tenant, "ca.pem", "application/x-pem-file", certificate());
    as(tenant.editor())
        .body(
            """
            {"mode": "PROXY", "template": "https://prov.example/",
             "proxy": {"hosts": {"Old.example": "new.example"}, "authority": "ca.pem"}}""")
        .put("/profiles/p")
        .then()
        .statusCode(201);
    String stored =
        database
            .preparedQuery(
                "select delivery::text from profile where organization_id = $1 and name = 'p'")
            .execute(Tuple.of(tenant.id()))
            .await()
            .atMost(Duration.ofSeconds(30))
            .iterator()
            .next()
            .getString(0);
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
  void everyBadFileIsNamedAtOnce() throws Exception {
    Tenant tenant = Api.tenant();
    upload(tenant, "text.xml", "text/xml", "<x/>");
    Response refused =
        as(tenant.editor())
            .body(
                """
                {"mode": "MANIFEST", "template": "https://prov.example/",
                 "proxy": {},
                 "files": {
                   "firmware": [{"version": "1 0", "url": "ftp://prov.example/x"},
                                {"model": "a b", "version": "1", "url": "https://u:p@prov.example/"},
                                {"version": "1", "url": "https://elsewhere.test/x"},
                                null],
                   "settings": [{"version": "2026-02-30_00:00:00", "url": "https://prov.example/{mac.lower}"},
                                {"upload": "none.xml", "version": "2026-02-28_00:00:00"},
                                {},
                                {"version": "2026-02-28", "url": "http://10.0.0.1/"}],
                   "certificates": [{"upload": "text.xml"}, {"upload": "x", "url": "y"}],
                   "phonebook": {"url": "relative", "format": "PDF"},
                   "pollMinutes": 43201,
                   "forms": {"nokia": "x", "fanvil": "a b", "grandstream": "nonsense"}}}""")
            .put("/profiles/m");

    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    assertThat(refused.<String>path("type")).isEqualTo(ProblemType.INVALID_FIELDS.uri());
    assertThat(refused.<List<String>>path("errors.field"))
        .containsExactlyInAnyOrder(
            "proxy",
            "files.firmware[0].version",
            "files.firmware[0].url",
            "files.firmware[1].model",
            "files.firmware[1].url",
            "files.firmware[2].model",
            "files.firmware[2].url",
            "files.firmware[3]",
            "files.settings[0].version",
            "files.settings[0].url",
            "files.settings[1].version",
            "files.settings[1].upload",
            "files.settings[2]",
            "files.settings[2].version",
            "files.settings[3].version",
            "files.settings[3].url",
            "files.certificates[0].upload",
            "files.certificates[1]",
            "files.phonebook.url",
            "files.phonebook.format",
            "files.pollMinutes",
            "files.forms.nokia",
            "files.forms.fanvil",
            "files.forms.grandstream");
    assertThat(refused.asString()).doesNotContain("u:p@");
    as(tenant.reader()).get("/profiles/m").then().statusCode(404);
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
                           "freshSeconds": -1, "staleSeconds": 604801, "authority": "none"}}""")
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

  @Test
  void listsAndTheWholeAreBounded() {
    Tenant tenant = Api.tenant();
    assertThat(refusedFirmware(tenant, 65, 10)).containsExactly("files.firmware");
    assertThat(refusedFirmware(tenant, 64, 1000)).containsExactly("files");
    assertThat(firmware(tenant, 64, 10).statusCode()).isEqualTo(201);
  }

  @Test
  void anUploadOfAnotherIsNone() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    upload(other, "s.xml", "text/xml", "<x/>");
    as(tenant.editor())
        .body(
            Map.of(
                "mode",
                "MANIFEST",
                "template",
                URL,
                "files",
                Map.of("settings", List.of(Map.of("upload", "s.xml")))))
        .put("/profiles/m")
        .then()
        .statusCode(422)
        .body("errors.field", equalTo(List.of("files.settings[0].upload")));
  }

  @Test
  void theOperatorNamesUploadsOfTheProfilesHolder() {
    Tenant tenant = Api.tenant();
    upload(tenant, "s.xml", "text/xml", "<x/>");
    Map<String, Object> body =
        Map.of(
            "name",
            "m",
            "mode",
            "MANIFEST",
            "template",
            URL,
            "files",
            Map.of("settings", List.of(Map.of("upload", "s.xml"))));
    String id = Api.profile(tenant, "m").toString();
    asOperator()
        .body(body)
        .put("/profiles/" + id)
        .then()
        .statusCode(200)
        .body("files.settings[0].upload", equalTo("s.xml"));
  }

  static Response upload(Tenant tenant, String name, String type, String content) {
    Response made =
        as(tenant.editor()).contentType(type).body(content.getBytes(UTF_8)).put("/uploads/" + name);
    assertThat(made.statusCode()).as(made.asString()).isIn(200, 201);
    return made;
  }

  static String certificate() throws Exception {
    return PhoneCertificate.make("EC", "ca.example").certificate();
  }

  private static List<String> refusedFirmware(Tenant tenant, int count, int length) {
    Response refused = firmware(tenant, count, length);
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
    return refused.path("errors.field");
  }

  private static Response firmware(Tenant tenant, int count, int length) {
    List<Map<String, String>> firmware =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    Map.of(
                        "model", "M" + i,
                        "version", "1",
                        "url", "https://prov.example/" + "x".repeat(length)))
            .collect(Collectors.toList());
    return as(tenant.editor())
        .body(Map.of("mode", "MANIFEST", "template", URL, "files", Map.of("firmware", firmware)))
        .put("/profiles/many");
  }
}
