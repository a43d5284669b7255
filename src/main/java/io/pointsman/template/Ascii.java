package io.pointsman.template;

/** Classes of ASCII characters; those of other scripts are never in one. */
final class Ascii {

  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isHexDigit(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /** Whether a percent sign with two hexadecimal digits stands at a position. */
  static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && isHexDigit(text.charAt(at + 1))
        && isHexDigit(text.charAt(at + 2));
  }

  /** Whether a character stands for itself in user-info, path and query of a URL (RFC 3986). */
  static boolean isPlainInUrl(char c) {
    return isAlphanumeric(c) || "-._~!$&'()*+,;=:".indexOf(c) >= 0;
  }
}
