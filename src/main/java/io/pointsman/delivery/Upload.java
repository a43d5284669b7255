package io.pointsman.delivery;

/**
 * An uploaded file as a profile names it. Its content never changes: other content under the same
 * name is another upload.
 *
 * @param name 1 to 128 of letters, digits, dots, underscores and hyphens
 * @param content names the immutable content in the stores, at least 1; never used again
 * @param sha256 of the content, in lower-case hexadecimal
 * @param size in bytes
 * @param version when it was uploaded, {@code YYYY-MM-DD_HH:MM:SS} in UTC
 */
public record Upload(
    String name, long content, String sha256, int size, String mediaType, String version) {

  /** This one if the other has its name, and else the other, which may be null. */
  Upload instead(Upload other) {
    return other != null && other.name.equals(name) ? this : other;
  }
}
