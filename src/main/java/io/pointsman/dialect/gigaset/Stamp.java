package io.pointsman.dialect.gigaset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Versions of what we write ourselves, in the form in which Gigaset compares them. There is no
 * clock in them: they are drawn from the content, between 2001 and 2009, so that the same content
 * has the same version on every replica and every real version of a tenant is newer.
 */
final class Stamp {

  private static final LocalDateTime FIRST = LocalDateTime.of(2001, 1, 1, 0, 0);
  private static final long SECONDS = 9 * 365 * 86_400L;
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'_'HH:mm:ss");

  private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d_\\d\\d:\\d\\d:\\d\\d");

  private Stamp() {}

  /**
   * @param content lines; any may be null
   */
  static String of(List<String> content) {
    long drawn = Long.parseLong(digest(content).substring(0, 12), 16);
    return FORM.format(FIRST.plusSeconds(drawn % SECONDS));
  }

  static boolean isOne(String version) {
    return SHAPE.matcher(version).matches();
  }

  /** SHA-256 in lower-case hexadecimal. */
  static String digest(List<String> content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : content) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
