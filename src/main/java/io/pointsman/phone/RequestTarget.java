package io.pointsman.phone;

/**
 * The target of a request, split but not decoded.
 *
 * @param path begins with a slash
 * @param query without the question mark; null if there is none
 */
record RequestTarget(String path, String query) {

  /**
   * Null for anything but a plain path that means the same to every reader: what must be normalised
   * first ({@code ..}, {@code //}, encoded slashes, dots, backslashes, NUL) is how filters are
   * fooled.
   */
  static RequestTarget parse(String target) {
    if (target.isEmpty() || target.charAt(0) != '/') {
      return null;
    }
    int length = target.length();
    int end = length;
    char before = 0;
    for (int i = 0; i < length; i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '\\' || c == '#') {
        return null;
      }
      if (c == '?') {
        end = i;
        break;
      }
      if (before == '/' && (c == '/' || c == '.' && isDots(target, i))
          || c == '%' && isStructure(target, i)) {
        return null;
      }
      before = c;
    }
    if (end == length) {
      return new RequestTarget(target, null);
    }
    String query = query(target, end);
    return query == null ? null : new RequestTarget(target.substring(0, end), query);
  }

  /** Whether a segment that begins with a dot at {@code at} is {@code .} or {@code ..}. */
  private static boolean isDots(String target, int at) {
    int next = at + 1;
    if (next < target.length() && target.charAt(next) == '.') {
      next++;
    }
    return next == target.length() || target.charAt(next) == '/' || target.charAt(next) == '?';
  }

  /** An encoded slash, backslash, dot, percent or NUL, or no encoding at all. */
  private static boolean isStructure(String target, int at) {
    if (at + 2 >= target.length()) {
      return true;
    }
    int value =
        Character.digit(target.charAt(at + 1), 16) << 4
            | Character.digit(target.charAt(at + 2), 16);
    return value <= ' ' || value == '/' || value == '\\' || value == '.' || value == '%';
  }

  private static String query(String target, int mark) {
    for (int i = mark + 1; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7F) {
        return null;
      }
    }
    return target.substring(mark + 1);
  }
}
