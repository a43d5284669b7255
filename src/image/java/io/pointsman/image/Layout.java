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

  private static final String OPENED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /** The same when the cache is made and when it is used; JDK_JAVA_OPTIONS goes before them. */
  static final List<String> JVM =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxRAMPercentage=60",
          "--enable-native-access=ALL-UNNAMED");

  private Layout() {}

  /**
   * @param cached whether the image has a cache
   */
  static List<String> entryPoint(String java, boolean cached) {
    return joined(java, cached, List.of("-jar", JAR));
  }

  /**
   * Without the cache: what the package's manifest opens must be said where the start is by class
   * path, and Java 25 makes no cache that knows of it.
   *
   * @param main the package's main class, as the servers' programs come from beside the package
   */
  static List<String> demoEntryPoint(String java, String main) {
    return joined(java, false, List.of(OPENED, "-cp", JAR + ":/" + DEMO + "/*", main));
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
