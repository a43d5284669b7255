package io.pointsman.security;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;

/**
 * Signs links through us, so that nobody can make us fetch what no file of a tenant named. The same
 * key and message give the same signature, on every replica and after every restart.
 */
@Singleton
public final class LinkKeys {

  private static final String PURPOSE = "pointsman links v1";

  /** Half of HMAC-SHA256: nobody can try guesses faster than we answer them. */
  private static final int BYTES = 16;

  /** Never used themselves: a clone costs a tenth of a new one. */
  private final Map<String, Mac> macs = new LinkedHashMap<>();

  private final String current;

  LinkKeys(SecretKeys keys) {
    keys.derived(PURPOSE).forEach((name, key) -> macs.put(name, Hkdf.hmac(key)));
    current = keys.current();
  }

  /** Whether there is a key; without one nothing can be signed, and nothing verifies. */
  public boolean available() {
    return current != null;
  }

  /**
   * @param key the one to sign with; null, or one that is not configured any more, means the
   *     current one
   * @param message that only one thing can have: parts that run into each other are the caller's to
   *     keep apart
   * @return 22 characters of base64url
   * @throws IllegalStateException if there is no key
   */
  public String sign(String key, String message) {
    if (current == null) {
      throw new IllegalStateException("no key is configured: set pointsman.secrets.keys");
    }
    Mac mac = key == null ? null : macs.get(key);
    byte[] signature = signature(mac == null ? macs.get(current) : mac, bytes(message));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  /** Whether one of the keys has signed it; takes equally long whichever that is, or none. */
  public boolean verify(String message, String signature) {
    byte[] presented = bytes(signature);
    boolean valid = false;
    for (String key : macs.keySet()) {
      // As text: base64 has several spellings for one array, and only ours is the link we wrote.
      valid |= MessageDigest.isEqual(bytes(sign(key, message)), presented);
    }
    return valid;
  }

  private static byte[] signature(Mac prototype, byte[] message) {
    try {
      return Arrays.copyOf(((Mac) prototype.clone()).doFinal(message), BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own HMAC can be cloned", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
