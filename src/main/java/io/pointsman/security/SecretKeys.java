package io.pointsman.security;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configured keys by their names, the current one first. None is used as it is: each purpose
 * derives its own from it.
 */
@Singleton
@Startup
final class SecretKeys {

  static final int BYTES = 32;

  private static final String SETTING = "pointsman.secrets.keys";
  private static final String FILE_SETTING = "pointsman.secrets.keys-file";
  private static final Pattern ENTRY = Pattern.compile("([a-z0-9-]{1,32}):(\\S+)");

  private final Map<String, byte[]> keys;

  /**
   * @throws ConfigurationException if a key cannot be used; its message holds no part of any key
   */
  SecretKeys(SecretsConfig config) {
    List<String> inline = config.keys().orElse(List.of());
    if (!inline.isEmpty() && config.keysFile().isPresent()) {
      throw new ConfigurationException("set " + SETTING + " or " + FILE_SETTING + ", not both");
    }
    this.keys =
        config.keysFile().isPresent()
            ? parsed(lines(config.keysFile().get()), FILE_SETTING)
            : parsed(inline, SETTING);
  }

  /** By name, in the configured order; empty if there are none. */
  Map<String, byte[]> derived(String purpose) {
    Map<String, byte[]> derived = new LinkedHashMap<>();
    keys.forEach((name, key) -> derived.put(name, Hkdf.derive(key, purpose)));
    return derived;
  }

  /** The name of the first; null if there is none. */
  String current() {
    return keys.isEmpty() ? null : keys.keySet().iterator().next();
  }

  private static Map<String, byte[]> parsed(List<String> entries, String setting) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (int at = 0; at < entries.size(); at++) {
      // By its place: what is not as it should be may be a key where its name belongs.
      String which = setting + ": entry " + (at + 1);
      Matcher entry = ENTRY.matcher(entries.get(at).strip());
      if (!entry.matches()) {
        throw new ConfigurationException(
            which + " is not a name of 1 to 32 of a-z, 0-9 and '-', a colon, and a key in base64");
      }
      if (keys.put(entry.group(1), decoded(entry.group(2), which)) != null) {
        throw new ConfigurationException(which + " has the name of an earlier entry");
      }
    }
    return keys;
  }

  /** Of either alphabet, padded or not. */
  private static byte[] decoded(String base64, String which) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      // Without its cause, which may show a part of the key.
      throw new ConfigurationException(which + ": the key is not base64");
    }
    if (key.length != BYTES) {
      throw new ConfigurationException(
          which + ": the key has " + key.length + " bytes instead of " + BYTES);
    }
    return key;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty()) {
        throw new ConfigurationException(FILE_SETTING + " holds no key: " + file);
      }
      return lines;
    } catch (IOException unreadable) {
      throw new ConfigurationException(FILE_SETTING + " cannot be read: " + file);
    }
  }
}
