package io.pointsman.security;

import io.pointsman.registry.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seals secrets for the database: each under a random key of its own, which a configured key wraps.
 *
 * <p>The text is {@code v1.<name of the key>.<wrapped data key>.<sealed secret>}, both in
 * base64url.
 */
@Singleton
public final class SecretBox implements Secrets {

  private static final String PURPOSE = "pointsman secrets v1";
  private static final String WRAPPING = "pointsman secrets v1 key ";
  private static final String SEALING = "pointsman secrets v1 for ";
  private static final Pattern SEALED =
      Pattern.compile("v1\\.([a-z0-9-]{1,32})\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

  private final Map<String, AesGcm> wrapping = new HashMap<>();
  private final String current;
  private final SecureRandom random = new SecureRandom();

  SecretBox(SecretKeys keys) {
    keys.derived(PURPOSE).forEach((name, key) -> wrapping.put(name, new AesGcm(key, random)));
    current = keys.current();
  }

  @Override
  public boolean available() {
    return current != null;
  }

  @Override
  public String currentKey() {
    if (current == null) {
      throw new IllegalStateException("no key is configured: set pointsman.secrets.keys");
    }
    return current;
  }

  @Override
  public String seal(byte[] secret, String context) {
    String key = currentKey();
    byte[] dataKey = new byte[SecretKeys.BYTES];
    random.nextBytes(dataKey);
    try {
      byte[] wrapped = wrapping.get(key).encrypt(dataKey, bytes(WRAPPING + key));
      byte[] sealed = new AesGcm(dataKey, random).encrypt(secret, bytes(SEALING + context));
      return "v1." + key + "." + text(wrapped) + "." + text(sealed);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /**
   * @param context as it was sealed with
   * @return a new array, for the caller to forget
   * @throws UnopenedSecretException if the key is not configured any more, or the text or the
   *     context is not what it was
   */
  public byte[] open(String sealed, String context) {
    Matcher parts = parts(sealed);
    String key = parts.group(1);
    AesGcm wrapped = wrapping.get(key);
    if (wrapped == null) {
      throw new UnopenedSecretException(
          "it is sealed with the key '" + key + "', which pointsman.secrets.keys does not have");
    }
    byte[] dataKey = wrapped.decrypt(bytes(parts, 2), bytes(WRAPPING + key));
    try {
      return new AesGcm(dataKey, random).decrypt(bytes(parts, 3), bytes(SEALING + context));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public String reseal(String sealed, String context) {
    if (parts(sealed).group(1).equals(currentKey())) {
      return sealed;
    }
    byte[] secret = open(sealed, context);
    try {
      return seal(secret, context);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static Matcher parts(String sealed) {
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw new UnopenedSecretException("it is no sealed secret of this version");
    }
    return parts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(Matcher parts, int group) {
    String text = parts.group(group);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (text(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // As below.
    }
    throw new UnopenedSecretException("it is damaged");
  }
}
