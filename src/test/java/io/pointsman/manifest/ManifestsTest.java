package io.pointsman.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.Upload;
import io.pointsman.dialect.Evidence;
import io.pointsman.dialect.Recognition;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.registry.Mode;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  private static final MacAddress MAC = MacAddress.parse("7c2f80abcdef");
  private static final String SHA256 =
      "df80a070e89b9c21415cc5eb8f078371191433b6cd09a3cac1e9ec3e785a9008";

  private static final Upload CA =
      new Upload("ca.pem", 7, SHA256, 8, "application/x-pem-file", "2026-01-02_03:04:05");
  private static final ProfileFiles FILES =
      new ProfileFiles(
          List.of(new FirmwareFile(null, "1.2.3", "https://fw.example/max.bin")),
          List.of(),
          List.of(new CertificateFile(null, CA)),
          null,
          null,
          Map.of());

  private final Manifests manifests =
      new Manifests(upload -> Future.succeededFuture(bytes("PEM of " + upload.content())), 9);

  @Test
  void anUnknownVendorGetsTheRedirect() {
    assertThat(ask(manifests, Vendor.UNKNOWN, "/7c2f80abcdef.cfg", "https://p.example/"))
        .isEqualTo(new Delivered.Redirect(302, "https://p.example/7c2f80abcdef.cfg"));
  }

  @Test
  void anUnknownVendorIsRefusedWhatOnlyAPhoneCanFill() {
    UrlTemplate template =
        UrlTemplate.parseForBody(TemplateSyntax.FANVIL, "https://p.example/$input.cfg");
    assertThat(ask(manifests, Vendor.UNKNOWN, "/7c2f80abcdef.cfg", template))
        .isEqualTo(new Delivered.Refused());
  }

  @Test
  void theSameQuestionGetsTheSameBytesAndTag() {
    Delivered.Body first = provisioning();
    Delivered.Body second = provisioning();
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.etag()).isEqualTo(first.etag()).matches("\"[0-9a-f]{32}\"");
    assertThat(first.age()).isNegative();
  }

  @Test
  void anUploadIsServedAsItsStoresHaveIt() {
    assertThat(
            ask(manifests, Vendor.GIGASET, "/m/7c2f80abcdef/custom/u7.pem", "https://p.example/"))
        .isInstanceOfSatisfying(
            Delivered.Body.class,
            body -> {
              assertThat(new String(body.bytes(), StandardCharsets.UTF_8)).isEqualTo("PEM of 7");
              assertThat(body.mediaType()).isEqualTo("application/x-pem-file");
              assertThat(body.etag()).isEqualTo(EntityTag.of(body.bytes()));
            });
  }

  @Test
  void anUploadThatCannotBeHadIsAskedForLater() {
    Manifests away = new Manifests(upload -> Future.failedFuture("away"), 9);
    assertThat(ask(away, Vendor.GIGASET, "/m/7c2f80abcdef/custom/u7.pem", "https://p.example/"))
        .isEqualTo(new Delivered.Later(9));
  }

  @Test
  void anUploadThatTheProfileDoesNotNameIsNotThere() {
    assertThat(
            ask(manifests, Vendor.GIGASET, "/m/7c2f80abcdef/custom/u8.pem", "https://p.example/"))
        .isEqualTo(new Delivered.Refused());
  }

  private Delivered.Body provisioning() {
    return (Delivered.Body)
        ask(manifests, Vendor.GIGASET, "/device/provisioning.xml", "https://p.example/");
  }

  private static Delivered ask(Manifests manifests, Vendor vendor, String path, String template) {
    return ask(manifests, vendor, path, UrlTemplate.parse(TemplateSyntax.NEUTRAL, template));
  }

  private static Delivered ask(
      Manifests manifests, Vendor vendor, String path, UrlTemplate template) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return manifests
        .deliver(
            new DeliveryRequest(
                MAC,
                new Recognition(vendor, MAC, Evidence.PATH, null, null, null, file),
                path,
                null,
                null,
                "http://phones.example/v/" + vendor.slug(),
                new RoutedProfile(
                    1,
                    new UUID(0, 1),
                    1,
                    Mode.MANIFEST,
                    new Target(template, 302),
                    Map.of(),
                    new Delivery(FILES, null)),
                template,
                302))
        .result();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
