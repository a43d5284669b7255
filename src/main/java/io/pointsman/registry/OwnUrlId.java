package io.pointsman.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of own URLs: taken from the content, so that no backup can give one to another content. */
final class OwnUrlId {

  private OwnUrlId() {}

  /**
   * @param attempt 0, or more if the ids of the attempts before belong to other contents
   * @return 1 to 2<sup>63</sup>-1
   */
  static long of(UUID organization, String syntax, String template, int attempt) {
    byte[] name = syntax.getBytes(StandardCharsets.UTF_8);
    byte[] text = template.getBytes(StandardCharsets.UTF_8);
    // Lengths keep the fields apart: no two contents make the same bytes.
    ByteBuffer content =
        ByteBuffer.allocate(4 + 16 + 4 + name.length + 4 + text.length)
            .putInt(attempt)
            .putLong(organization.getMostSignificantBits())
            .putLong(organization.getLeastSignificantBits())
            .putInt(name.length)
            .put(name)
            .putInt(text.length)
            .put(text);
    long id = ByteBuffer.wrap(sha256(content.array())).getLong() >>> 1;
    return id == 0 ? of(organization, syntax, template, attempt + 1) : id;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
