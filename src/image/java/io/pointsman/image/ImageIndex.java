package io.pointsman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate.ManifestDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.util.List;

/**
 * The tag without an architecture: an index of the images that the registry has of this version and
 * this commit. Each is pushed by a machine of its own kind; whoever comes last completes it.
 */
final class ImageIndex {

  private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ImageSettings settings;

  ImageIndex(ImageSettings settings) {
    this.settings = settings;
  }

  void push(String variant) throws Exception {
    ImageReference name = ImageReference.parse(settings.to() + ":" + settings.tag(variant, ""));
    RegistryClient registry = Registry.client(name);
    V22ManifestListTemplate index = new V22ManifestListTemplate();
    for (String architecture : ARCHITECTURES) {
      String tag = settings.tag(variant, architecture);
      if (registry.checkManifest(tag).isPresent()) {
        ManifestAndDigest<V22ManifestTemplate> image =
            registry.pullManifest(tag, V22ManifestTemplate.class);
        if (revision(registry, image.getManifest()).equals(settings.revision())) {
          index.addManifest(entry(image, architecture));
        }
      }
    }
    DescriptorDigest digest = registry.pushManifest(index, name.getTag().orElseThrow());
    System.out.println(
        "Pushed " + name + " of " + index.getManifests().size() + " architectures as " + digest);
  }

  private static ManifestDescriptorTemplate entry(
      ManifestAndDigest<V22ManifestTemplate> image, String architecture) throws IOException {
    ManifestDescriptorTemplate entry = new ManifestDescriptorTemplate();
    entry.setMediaType(image.getManifest().getManifestMediaType());
    entry.setSize(Digests.computeDigest(image.getManifest()).getSize());
    entry.setDigest(image.getDigest().toString());
    entry.setPlatform(architecture, "linux");
    return entry;
  }

  private static String revision(RegistryClient registry, V22ManifestTemplate image)
      throws IOException {
    DescriptorDigest digest = image.getContainerConfiguration().getDigest();
    JsonNode configuration =
        JSON.readTree(
            Blobs.writeToByteArray(registry.pullBlob(digest, size -> {}, progress -> {})));
    return configuration.at("/config/Labels").path("org.opencontainers.image.revision").asText();
  }
}
