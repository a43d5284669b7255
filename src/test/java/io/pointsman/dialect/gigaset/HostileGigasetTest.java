package io.pointsman.dialect.gigaset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProfileFiles;
import io.pointsman.dialect.HostileProfiles;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.OwnLinks;
import io.pointsman.dialect.PlainText;
import io.pointsman.dialect.ReadXml;
import io.pointsman.dialect.Written;
import io.pointsman.mac.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/** Walks the chain of hostile profiles as a phone does: all that can be said arrives unchanged. */
class HostileGigasetTest {

  private static final MacAddress MAC = MacAddress.parse("7c2f80abcdef");
  private static final String PUBLIC = "https://redirect.example/v/gigaset";

  private final GigasetManifestWriter writer = new GigasetManifestWriter();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final HostileProfiles hostile = new HostileProfiles(random);

  private ProfileFiles files;
  private String model;
  private String target;

  @Test
  void chainsSayAllThatCanBeSaid() throws XMLStreamException {
    System.out.println("HostileGigasetTest seed " + seed);
    int walked = 0;
    for (int i = 0; i < 3_000; i++) {
      draw(Map.of("gigaset", "v1.0"));
      if (ask("/device/provisioning.xml") instanceof Written.Body body) {
        for (ReadXml category : below(body, "provisioning", "category")) {
          walk(category);
          walked++;
        }
      } else {
        assertThat(PlainText.isLine(target)).as("seed %d", seed).isFalse();
      }
    }
    assertThat(walked).as("seed %d", seed).isGreaterThan(3_000);
  }

  @Test
  void singleFilesSayAllThatCanBeSaid() throws XMLStreamException {
    System.out.println("HostileGigasetTest seed " + seed);
    for (int i = 0; i < 3_000; i++) {
      draw(Map.of("gigaset", "v1.1"));
      if (!(ask("/device") instanceof Written.Body body)) {
        continue;
      }
      List<String> urls = new ArrayList<>();
      for (ReadXml element : ReadXml.elements(body.bytes())) {
        switch (element.path()) {
          case "/provisioning/firmware/file" ->
              assertThat(files.firmware())
                  .anyMatch(f -> f.version().equals(element.get("version")));
          case "/provisioning/custom/step" -> urls.add(element.get("url"));
          case "/provisioning/nvm/param" -> assertThat(element.get("value")).isIn(target, period());
          default ->
              assertThat(element.path())
                  .isIn(
                      "/provisioning",
                      "/provisioning/firmware",
                      "/provisioning/nvm",
                      "/provisioning/custom");
        }
      }
      assertThat(urls.subList(0, urls.size() - 1)).as("seed %d", seed).hasSameSizeAs(sayable());
    }
  }

  private void walk(ReadXml category) throws XMLStreamException {
    String type = category.get("type");
    Written.Body updates = (Written.Body) ask(path(category.get("url")));
    switch (type) {
      case "firmware" -> {
        ReadXml file = below(updates, "firmware", "file").get(0);
        String at = ((Written.AtTenant) ask(path(file.get("url")))).url();
        assertThat(files.firmware())
            .as("seed %d", seed)
            .anyMatch(f -> f.version().equals(file.get("version")) && f.url().equals(at));
      }
      case "nvm" -> {
        for (ReadXml file : below(updates, "nvm", "file")) {
          leaf(file.get("version"), file.get("url"));
        }
      }
      default ->
          assertThat(below(updates, "scenario", "step"))
              .as("seed %d", seed)
              .hasSameSizeAs(sayable());
    }
  }

  /** Both steps tell the same version, whether the settings are ours, uploaded, or the tenant's. */
  private void leaf(String version, String url) throws XMLStreamException {
    if (!url.startsWith(PUBLIC)) {
      assertThat(files.settings())
          .as("seed %d", seed)
          .anyMatch(f -> version.equals(f.version()) && url.equals(f.url()));
      return;
    }
    Written written = ask(path(url));
    byte[] leaf;
    if (written instanceof Written.Uploaded uploaded) {
      leaf = uploaded.finish().apply("<settings version='1.0'/>".getBytes(UTF_8));
    } else {
      leaf = ((Written.Body) written).bytes();
      ReadXml home = ReadXml.elements(leaf).get(1);
      assertThat(home.get("value")).as("seed %d", seed).isEqualTo(target);
    }
    assertThat(ReadXml.elements(leaf).get(0).get("version")).as("seed %d", seed).isEqualTo(version);
  }

  private List<?> sayable() {
    return files.certificates().stream()
        .filter(c -> c.upload() != null || PlainText.isLine(c.url()))
        .toList();
  }

  private String period() {
    return files.pollMinutes() == null ? null : "" + files.pollMinutes() * 60;
  }

  private void draw(Map<String, String> forms) {
    files = hostile.files(forms);
    model = hostile.model();
    target = hostile.url();
  }

  private Written ask(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return writer.write(
        new ManifestQuestion(
            MAC, model, hostile.text(), path, file, target, files, new OwnLinks(PUBLIC, MAC)));
  }

  private static String path(String url) {
    assertThat(url).matches(PUBLIC + "/m/7c2f80abcdef/[A-Za-z0-9._/-]+");
    return url.substring(PUBLIC.length());
  }

  private static List<ReadXml> below(Written.Body body, String root, String name)
      throws XMLStreamException {
    List<ReadXml> elements = ReadXml.elements(body.bytes());
    assertThat(elements.get(0).path()).isEqualTo("/" + root);
    List<ReadXml> below = elements.subList(1, elements.size());
    assertThat(below).allMatch(element -> element.path().equals("/" + root + "/" + name));
    return below;
  }
}
