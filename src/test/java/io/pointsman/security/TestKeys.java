package io.pointsman.security;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keys for tests: each name has one of its own, made of the name. */
public final class TestKeys {

  private TestKeys() {}

  public static SecretBox box(String... names) {
    return new SecretBox(keys(names));
  }

  /** Of entries as they are configured. */
  public static SecretBox boxOf(String... entries) {
    return new SecretBox(new SecretKeys(config(List.of(entries), null)));
  }

  public static LinkKeys links(String... names) {
    return new LinkKeys(keys(names));
  }

  static SecretKeys keys(String... names) {
    return new SecretKeys(config(Arrays.stream(names).map(TestKeys::entry).toList(), null));
  }

  static String entry(String name) {
    byte[] key = Hkdf.derive(new byte[32], name);
    return name + ":" + Base64.getEncoder().encodeToString(key);
  }

  static SecretsConfig config(List<String> entries, Path file) {
    return new SecretsConfig() {
      @Override
      public Optional<List<String>> keys() {
        return Optional.ofNullable(entries);
      }

      @Override
      public Optional<Path> keysFile() {
        return Optional.ofNullable(file);
      }
    };
  }
}
