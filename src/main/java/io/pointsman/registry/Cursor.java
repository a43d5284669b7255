package io.pointsman.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Opaque text for a position in a list: a digest of the list's filter, and the position. */
public final class Cursor {

  private static final int DIGEST = 8;
  private static final int LONGEST = 512;

  private Cursor() {}

  static String encode(String filter, String position) {
    byte[] tail = position.getBytes(StandardCharsets.UTF_8);
    byte[] all = ByteBuffer.allocate(DIGEST + tail.length).put(digest(filter)).put(tail).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  static String decode(String filter, String cursor) {
    byte[] all = bytes(cursor);
    if (all.length <= DIGEST || !Arrays.equals(digest(filter), Arrays.copyOf(all, DIGEST))) {
      throw unusable();
    }
    return new String(all, DIGEST, all.length - DIGEST, StandardCharsets.UTF_8);
  }

  /**
   * @throws RegistryException {@code INVALID_CURSOR} if the position was forged
   */
  public static UUID uuid(String position) {
    try {
      return UUID.fromString(position);
    } catch (IllegalArgumentException forged) {
      throw unusable();
    }
  }

  /**
   * @throws RegistryException {@code INVALID_CURSOR} if the position was forged
   */
  public static long number(String position) {
    try {
      return Long.parseLong(position);
    } catch (NumberFormatException forged) {
      throw unusable();
    }
  }

  /** For positions that a list's own code finds forged. */
  public static RegistryException unusable() {
    return new RegistryException(
        ProblemType.INVALID_CURSOR,
        "The cursor is not one of this list with this filter: start again without it.");
  }

  private static byte[] bytes(String cursor) {
    if (cursor.length() > LONGEST) {
      throw unusable();
    }
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException garbled) {
      throw unusable();
    }
  }

  private static byte[] digest(String filter) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(filter.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, DIGEST);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
