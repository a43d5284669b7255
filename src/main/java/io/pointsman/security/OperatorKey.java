package io.pointsman.security;

import io.pointsman.registry.KeySecret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Knows the operator's key by its hash alone. */
@Singleton
@Startup
class OperatorKey {

  private static final int SHORTEST = 20;

  /** Null if there is no operator. */
  private final byte[] hash;

  /** Refuses to start with a key that cannot be read or could be guessed. */
  OperatorKey(OperatorConfig config) {
    if (config.key().isPresent() && config.keyFile().isPresent()) {
      throw new IllegalStateException(
          "Set pointsman.operator.key or pointsman.operator.key-file, not both.");
    }
    Optional<String> key = config.key().or(() -> config.keyFile().map(OperatorKey::read));
    this.hash = key.map(String::strip).map(OperatorKey::hash).orElse(null);
  }

  /** Takes equally long for every wrong key. */
  boolean matches(byte[] presented) {
    return hash != null && MessageDigest.isEqual(hash, presented);
  }

  private static byte[] hash(String key) {
    if (key.length() < SHORTEST) {
      throw new IllegalStateException(
          "The operator's key has fewer than %d characters: take a longer, random one."
              .formatted(SHORTEST));
    }
    return KeySecret.hash(key);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "pointsman.operator.key-file cannot be read: " + file, unreadable);
    }
  }
}
