package io.pointsman.manifest.rewrite;

/**
 * Placeholders that the phone fills before it calls a URL. What a signed link names must be known
 * when it is signed, so a URL with one goes straight; rather one too many is taken for one than one
 * too few.
 */
final class PhonePlaceholders {

  private PhonePlaceholders() {}

  /**
   * @param rest path, query and fragment of a URL
   */
  static boolean in(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      switch (rest.charAt(i)) {
        case '{', '}', '<', '>', '[', ']' -> {
          return true;
        }
        case '$' -> {
          if (i + 1 < rest.length() && opensName(rest.charAt(i + 1))) {
            return true;
          }
        }
        case '%' -> {
          if (!isEscape(rest, i) || isEscapedToken(rest, i)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean opensName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '(';
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  /** Gigaset's tokens also travel with their percent sign escaped (TAN [B]). */
  private static boolean isEscapedToken(String text, int at) {
    return text.startsWith("%25MACD", at)
        || text.startsWith("%25DVID", at)
        || text.startsWith("%25DURL", at);
  }
}
