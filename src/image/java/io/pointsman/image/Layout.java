package io.pointsman.image;

import java.util.ArrayList;
import java.util.List;

/** Where things are in the image, and how it starts. */
final class Layout {

  static final String JAR = "/app/quarkus-run.jar";
  static final String CACHE = "app/pointsman.aot";
  static final String SBOM = "usr/share/sbom/pointsman.cdx.json";
  static final String DEMO = "app/demo";
  static final String STATE = "/var/lib/pointsman";

  /**
   * The same when the cache is made and when it is used; JDK_JAVA_OPTIONS goes before them. What
   * the package's manifest opens holds for -jar only, and the demo does not start so.
   */
  static final List<String> JVM =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxRAMPercentage=60",
          "--enable-native-access=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED");

  private Layout() {}

  /**
   * @param cached whether the image has a cache
   */
  static List<String> entryPoint(String java, boolean cached) {
    return joined(java, cached, List.of("-jar", JAR));
  }

  /**
   * @param main the package's main class, as the servers' programs come from beside the package
   */
  static List<String> demoEntryPoint(String java, String main) {
    return joined(java, true, List.of("-cp", JAR + ":/" + DEMO + "/*", main));
  }

  private static List<String> joined(String java, boolean cached, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(java));
    if (cached) {
      all.add("-XX:AOTCache=/" + CACHE);
    }
    all.addAll(JVM);
    all.addAll(rest);
    return List.copyOf(all);
  }
}
