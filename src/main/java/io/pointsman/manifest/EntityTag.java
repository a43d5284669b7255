package io.pointsman.manifest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The strong ETag of a file: a function of its bytes alone, so that every replica says the same.
 */
final class EntityTag {

  private static final int BYTES = 16;

  private EntityTag() {}

  /** With its quotes. */
  static String of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /**
   * The same of bytes whose SHA-256 is known.
   *
   * @param sha256 in lower-case hexadecimal
   */
  static String ofDigest(String sha256) {
    return '"' + sha256.substring(0, 2 * BYTES) + '"';
  }
}
