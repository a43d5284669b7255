package io.pointsman.image;

import java.util.ArrayList;
import java.util.List;

/** Where things are in the image, and how it starts. */
final class Layout {

  static final String JAR = "/app/quarkus-run.jar";
  static final String CACHE = "app/pointsman.aot";

  /** The package of the phone side alone; what it shares with the other lies where that has it. */
  static final String PHONE = "app/phone";

  static final String PHONE_JAR = "/" + PHONE + "/quarkus-run.jar";
  static final String PHONE_CACHE = PHONE + "/pointsman.aot";

  /** Java's arguments to start it: {@code java @/app/phone.args}. */
  static final String PHONE_ARGUMENTS = "app/phone.args";

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
    return joined(java, cached ? CACHE : null, List.of("-jar", JAR));
  }

  /**
   * What is in {@link #PHONE_ARGUMENTS}.
   *
   * @param cached whether the image has a cache
   */
  static String phoneArguments(boolean cached) {
    List<String> all = joined(null, cached ? PHONE_CACHE : null, List.of("-jar", PHONE_JAR));
    return String.join("\n", all) + "\n";
  }

  /**
   * @param main the package's main class, as the servers' programs come from beside the package
   */
  static List<String> demoEntryPoint(String java, String main) {
    return joined(java, CACHE, List.of("-cp", JAR + ":/" + DEMO + "/*", main));
  }

  /**
   * @param java null where it is named elsewhere
   * @param cache null if there is none
   */
  private static List<String> joined(String java, String cache, List<String> rest) {
    List<String> all = new ArrayList<>();
    if (java != null) {
      all.add(java);
    }
    if (cache != null) {
      all.add("-XX:AOTCache=/" + cache);
    }
    all.addAll(JVM);
    all.addAll(rest);
    return List.copyOf(all);
  }
}
