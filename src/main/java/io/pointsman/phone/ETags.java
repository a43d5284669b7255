package io.pointsman.phone;

/** Reads {@code If-None-Match}. */
final class ETags {

  private ETags() {}

  /** Whether the list names the tag, weakly compared as RFC 9110 wants it, or is {@code *}. */
  static boolean matches(String list, String tag) {
    if (list.equals(tag)) {
      return true;
    }
    for (String each : list.split(",")) {
      String one = each.strip();
      if (one.equals("*") || one.equals(tag) || one.startsWith("W/") && one.endsWith(tag)) {
        return true;
      }
    }
    return false;
  }
}
