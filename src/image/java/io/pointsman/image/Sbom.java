package io.pointsman.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The CycloneDX list of what the image holds: Maven's, and the local base's JDK and libraries.
 *
 * @param maven as the CycloneDX plugin wrote it
 */
record Sbom(Path maven) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param system the base's packages by name, with their versions; empty if there is no local base
   */
  void complete(Map<String, String> system, Path javaHome, Path target) throws IOException {
    ObjectNode list = (ObjectNode) JSON.readTree(maven.toFile());
    ArrayNode components = list.withArray("components");
    system.forEach(
        (name, version) ->
            components
                .addObject()
                .put("type", "library")
                .put("name", name)
                .put("version", version)
                .put("purl", "pkg:deb/debian/" + name + "@" + version.replace("+", "%2B")));
    if (!system.isEmpty()) {
      components
          .addObject()
          .put("type", "platform")
          .put("name", "OpenJDK")
          .put("version", release(javaHome));
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), list);
  }

  private static String release(Path javaHome) throws IOException {
    java.util.Properties release = new java.util.Properties();
    try (var in = java.nio.file.Files.newInputStream(javaHome.resolve("release"))) {
      release.load(in);
    }
    return release.getProperty("JAVA_RUNTIME_VERSION").replace("\"", "");
  }
}
