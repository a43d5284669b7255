package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.TestUploads.certificate;
import static io.pointsman.api.TestUploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Profiles whose phones get a file of their vendor's format, written by us. */
@Tag("application")
@QuarkusTest
class ManifestProfilesTest {

  private static final String URL = "https://prov.example/{mac.lower}/";

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
         "forms": {"grandstream": "alias"}}\
        """;
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
                   "forms": {"nokia": "x", "fanvil": "a b", "grandstream": "nonsense"}}}\
                """)
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
