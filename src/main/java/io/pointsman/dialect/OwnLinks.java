package io.pointsman.dialect;

import io.pointsman.mac.MacAddress;

/**
 * Addresses of our own for one phone. What lies below {@code /m/<mac>/} is asked of the same
 * vendor's {@link ManifestWriter} again.
 *
 * @param publicUrl where phones reach us, without a slash at its end
 */
public record OwnLinks(String publicUrl, MacAddress mac) {

  /** The folder below which the paths lie that we name ourselves. */
  public static final String FOLDER = "/m/";

  /**
   * @param rest letters, digits, dots, underscores, hyphens and slashes, without a slash first
   */
  public String to(String rest) {
    return publicUrl + FOLDER + mac.lower() + "/" + rest;
  }

  /** What follows our folder for this phone; null if the path does not lie below it. */
  public String rest(String path) {
    String folder = FOLDER + mac.lower() + "/";
    return path.startsWith(folder) ? path.substring(folder.length()) : null;
  }
}
