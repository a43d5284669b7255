package io.pointsman.dialect.fanvil;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The version that a phone shows of a config file. Drawn from the content, so that every replica
 * tells the same; whether the phone takes the file is up to a digest of its own.
 */
final class Version {

  private Version() {}

  static String of(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(content.getBytes(StandardCharsets.UTF_8));
      long drawn = Long.parseLong(HexFormat.of().formatHex(bytes, 0, 6), 16);
      return String.format(Locale.ROOT, "2.%010d", drawn % 10_000_000_000L);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
