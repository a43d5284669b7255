package io.pointsman.manifest;

/** Signs through-links; see {@code security.LinkKeys}. */
interface LinkSigner {

  boolean available();

  /** The same for the same key and message. */
  String sign(String key, String message);

  /** Whether any of our keys signed it. */
  boolean verify(String message, String signature);
}
