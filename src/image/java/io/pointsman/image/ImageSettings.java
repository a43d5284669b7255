package io.pointsman.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be made.
 *
 * @param output where tars and the SBOM go
 * @param version the tag's first part
 * @param revision the commit, or {@code unknown}
 * @param javaHome of a JDK 25, for the local base
 * @param base a base image with a Java 25 in a registry; empty for the local base
 * @param java where the base's Java is
 * @param to a registry and a repository in it; empty for tars
 * @param architecture {@code amd64} or {@code arm64}
 */
record ImageSettings(
    Path output,
    String version,
    String revision,
    Path javaHome,
    String base,
    String java,
    String to,
    String architecture) {

  /** From the system properties that the profile {@code image} passes on. */
  static ImageSettings read() {
    String base = System.getProperty("image.base", "");
    return new ImageSettings(
        Path.of("target/image").toAbsolutePath(),
        System.getProperty("image.version"),
        commit(),
        Path.of(System.getProperty("image.java-home")),
        base,
        base.isEmpty() ? LocalBase.JAVA : System.getProperty("image.java"),
        System.getProperty("image.to", ""),
        architecture(System.getProperty("image.architecture", "")));
  }

  /** Of a registry: the version and the variant, and the architecture if it is of one. */
  String tag(String variant, String architecture) {
    return version + variant + (architecture.isEmpty() ? "" : "-" + architecture);
  }

  /**
   * @param variant {@code -demo} or empty
   */
  Path tar(String variant) {
    return output.resolve("pointsman-" + tag(variant, architecture) + ".tar");
  }

  /** Of this build alone. */
  Path layers() {
    return output.resolve("layers");
  }

  boolean localBase() {
    return base.isEmpty();
  }

  /** Only there can the cache be made that fits, and a local base be put together. */
  boolean ofThisMachine() {
    return architecture.equals(architecture(""));
  }

  private static String architecture(String wanted) {
    if (!wanted.isEmpty()) {
      return wanted;
    }
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  private static String commit() {
    try {
      return Tool.run(List.of("git", "rev-parse", "HEAD")).strip();
    } catch (IOException noRepository) {
      return "unknown";
    }
  }
}
