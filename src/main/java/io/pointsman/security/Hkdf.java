package io.pointsman.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RFC 5869 with SHA-256 and no salt, for keys of one block: Java has its own from 25 on only. */
final class Hkdf {

  private static final String HMAC = "HmacSHA256";
  private static final byte[] NO_SALT = new byte[32];

  private Hkdf() {}

  /**
   * @param key evenly random
   * @param purpose what the result is for; another one gives an independent key
   * @return 32 bytes
   */
  static byte[] derive(byte[] key, String purpose) {
    return derive(NO_SALT, key, purpose.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] derive(byte[] salt, byte[] key, byte[] info) {
    byte[] block = new byte[info.length + 1];
    System.arraycopy(info, 0, block, 0, info.length);
    block[info.length] = 1;
    return hmac(hmac(salt).doFinal(key)).doFinal(block);
  }

  /** HMAC-SHA256, ready for a message. */
  static Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
