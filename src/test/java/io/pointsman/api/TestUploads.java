package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.PhoneCertificate;
import io.restassured.response.Response;

/** Files that tests upload. */
final class TestUploads {

  private TestUploads() {}

  /** As its editor. */
  static Response upload(Tenant tenant, String name, String type, String content) {
    Response made =
        as(tenant.editor()).contentType(type).body(content.getBytes(UTF_8)).put("/uploads/" + name);
    assertThat(made.statusCode()).as(made.asString()).isIn(200, 201);
    return made;
  }

  /** A new one, as PEM. */
  static String certificate() throws Exception {
    return PhoneCertificate.make("EC", "ca.example").certificate();
  }
}
