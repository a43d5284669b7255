package io.pointsman.registry;

import java.util.regex.Pattern;

/** What uploads may be. */
final class UploadRules {

  /** What a row costs besides its bytes: without it, tiny files would be as many as one likes. */
  private static final int LEAST = 1024;

  /** Characters that need no escape anywhere: in paths, JSON, and files for phones. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

  /** It is sent to phones as it came. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}(?:[ ;][ -~]{0,50})?");

  private UploadRules() {}

  /** Whether an upload can be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * @throws RegistryException {@code INVALID_PARAMETERS} if nothing can be called so
   */
  static void checkName(String name) {
    if (!isName(name)) {
      throw RegistryException.parameter(
          "upload",
          name,
          "must have 1 to 128 letters, digits, dots, underscores or hyphens, the first no dot");
    }
  }

  /**
   * @throws RegistryException {@code INVALID_PARAMETERS}
   */
  static void check(String name, String mediaType, byte[] content) {
    checkName(name);
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw RegistryException.parameter("Content-Type", mediaType, "is no media type");
    }
    if (content.length == 0) {
      throw RegistryException.parameter("body", null, "is empty: send the file's bytes");
    }
  }

  /** What an upload counts for in its organization's room, in bytes. */
  static int charged(int size) {
    return Math.max(LEAST, size);
  }
}
