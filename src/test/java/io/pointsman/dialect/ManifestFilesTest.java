package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What phones are told, byte for byte: a request and, where we write the answer, the whole file
 * beside it. {@code -Dupdate-manifests=true} writes those files anew, to be read before they are
 * kept.
 */
class ManifestFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/manifests");
  private static final Dialects DIALECTS = new Dialects();
  private static final ManifestWriters WRITERS = new ManifestWriters();

  static List<Capture> requests() {
    return Capture.below(FOLDER);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void isAnswered(Capture capture) throws IOException {
    Written written = write(capture);

    assertThat(said(written)).isEqualTo(capture.expected("answer"));
    if (written instanceof Written.Body body) {
      Path expected = beside(capture);
      if (Boolean.getBoolean("update-manifests")) {
        Files.write(expected, body.bytes());
      }
      assertThat(new String(body.bytes(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(expected));
      assertThat(((Written.Body) write(capture)).bytes()).isEqualTo(body.bytes());
    }
  }

  private static Written write(Capture capture) {
    Recognition recognition = DIALECTS.recognise(capture.request());
    Vendor vendor = Vendor.ofSlug(capture.expected("vendor")).orElseThrow();
    MacAddress mac = MacAddress.parse(capture.expected("mac"));
    assertThat(recognition.mac()).as("who asks").isIn(mac, null);
    return WRITERS.write(
        vendor,
        new ManifestQuestion(
            mac,
            recognition.model(),
            recognition.firmware(),
            capture.request().path(),
            recognition.file(),
            capture.expected("target"),
            SampleProfiles.named(capture.expected("profile")),
            new OwnLinks("https://redirect.example/v/" + vendor.slug(), mac)));
  }

  private static String said(Written written) {
    if (written instanceof Written.Body body) {
      return "body " + body.mediaType();
    }
    if (written instanceof Written.Uploaded uploaded) {
      return "uploaded " + uploaded.upload().content();
    }
    if (written instanceof Written.AtTenant at) {
      return "at-tenant " + at.url();
    }
    return written instanceof Written.Redirect ? "redirect" : "not-there";
  }

  private static Path beside(Capture capture) {
    String name = capture.source().getFileName().toString().replace(".http", ".body");
    return capture.source().resolveSibling(name);
  }
}
