package io.pointsman.routing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of an upload, with the digest that they really have. */
final class UploadContent {

  private final byte[] bytes;
  private final String sha256;

  private UploadContent(byte[] bytes, String sha256) {
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** Takes a millisecond or two for the largest. */
  static UploadContent of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new UploadContent(bytes, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** In lower-case hexadecimal. */
  String sha256() {
    return sha256;
  }
}
