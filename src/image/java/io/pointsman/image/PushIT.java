package io.pointsman.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.hash.Digests;
import io.pointsman.testing.TestFolders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pushes small images to Debian's registry, if it is installed, and pulls them by plain HTTP. */
@Tag("image")
class PushIT {

  private static final String VERSION = "1.2.3";

  @Test
  void completesTheIndexWithEachArchitectureThatIsPushed() throws Exception {
    assumeTrue(LocalRegistry.isInstalled(), "apt-get install docker-registry");
    Path folder = Files.createDirectories(TestFolders.target().resolve("image/push"));
    try (LocalRegistry registry = LocalRegistry.start(folder)) {
      ImageTar amd = pushed(folder, registry, "amd64", "abc");
      assertThat(platforms(registry)).containsExactly("linux/amd64");
      ImageTar arm = pushed(folder, registry, "arm64", "abc");
      assertThat(platforms(registry)).containsExactly("linux/amd64", "linux/arm64");
      JsonNode index = registry.manifest(VERSION);
      check(registry, index.at("/manifests/0"), amd);
      check(registry, index.at("/manifests/1"), arm);
      pushed(folder, registry, "amd64", "def");
      assertThat(platforms(registry)).as("of one commit").containsExactly("linux/amd64");
    }
  }

  private static ImageTar pushed(
      Path folder, LocalRegistry registry, String architecture, String revision) throws Exception {
    ImageSettings settings =
        new ImageSettings(
            folder,
            VERSION,
            revision,
            folder,
            "",
            LocalBase.JAVA,
            registry.name() + "/pointsman",
            architecture);
    StagedRoot root = new StagedRoot(folder.resolve("root-" + architecture));
    root.write("application", "app/what", "for " + architecture);
    new JibImage(settings, root).make("", List.of("/app/what"), Map.of());
    new PushImage(settings).run();
    return ImageTar.at(settings.tar(""));
  }

  private static List<String> platforms(LocalRegistry registry) throws IOException {
    return registry.manifest(VERSION).findValues("platform").stream()
        .map(one -> one.get("os").asText() + "/" + one.get("architecture").asText())
        .toList();
  }

  /** What is pulled is what was in the tar, byte for byte. */
  private static void check(LocalRegistry registry, JsonNode entry, ImageTar tar)
      throws IOException {
    JsonNode manifest = registry.manifest(entry.get("digest").asText());
    assertThat(manifest.get("layers").findValuesAsText("digest")).isEqualTo(tar.layers());
    for (String layer : tar.layers()) {
      byte[] content = registry.blob(layer);
      assertThat(Digests.computeDigest(new ByteArrayInputStream(content)).getDigest())
          .hasToString(layer);
    }
    byte[] configuration = registry.blob(manifest.at("/config/digest").asText());
    assertThat(LocalRegistry.JSON.readTree(configuration).get("config"))
        .isEqualTo(tar.whole().get("config"));
    assertThat(LocalRegistry.JSON.readTree(configuration).get("architecture"))
        .isEqualTo(entry.at("/platform/architecture"));
  }
}
