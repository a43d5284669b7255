package io.pointsman.dialect;

/** Reads the parts of a User-Agent; looks at its first 256 characters only. */
final class AgentText {

  private static final int LONGEST = 256;

  private AgentText() {}

  static int end(String text) {
    return Math.min(text.length(), LONGEST);
  }

  /** Position of {@code c} in the looked-at part, or its end. */
  static int find(String text, char c, int from) {
    int at = text.indexOf(c, from);
    int end = end(text);
    return at < 0 || at > end ? end : at;
  }

  /** The address that begins right after the first {@code mark}; 0 if none. */
  static long macAfter(String text, String mark) {
    int at = text.indexOf(mark);
    int from = at + mark.length();
    return at < 0 ? 0 : MacText.value(MacText.read(text, from, Math.max(from, end(text))));
  }

  /** The address that is the last word; 0 if none. */
  static long lastMac(String text) {
    int end = end(text);
    int from = text.lastIndexOf(' ', end - 1) + 1;
    return MacText.value(MacText.read(text, from, end));
  }

  /** The last address that stands between blanks, brackets, semicolons; 0 if none. */
  static long anyMac(String text) {
    int end = end(text);
    for (int i = end - 12; i >= 0; i--) {
      char before = i == 0 ? ' ' : text.charAt(i - 1);
      if (before == ' ' || before == '(' || before == ';') {
        long found = MacText.read(text, i, end);
        if (found != 0) {
          return MacText.value(found);
        }
      }
    }
    return 0;
  }

  /** Part of the text, blanks as hyphens; null if empty. */
  static String part(String text, int from, int to) {
    int last = Math.min(to, end(text));
    while (last > from && text.charAt(last - 1) == ' ') {
      last--;
    }
    return from >= last ? null : text.substring(from, last).replace(' ', '-');
  }

  /** The usual shape: model, version, address, with blanks between, from {@code from} on. */
  static Agent spaced(String text, int from) {
    int end = end(text);
    long mac = lastMac(text);
    for (int blank = find(text, ' ', from); blank < end; blank = find(text, ' ', blank + 1)) {
      if (startsVersion(text, blank + 1, end)) {
        int to = find(text, ' ', blank + 1);
        return new Agent(mac, part(text, from, blank), part(text, blank + 1, to));
      }
    }
    int to = mac == 0 ? end : text.lastIndexOf(' ', end - 1);
    return new Agent(mac, part(text, from, to), null);
  }

  private static boolean startsVersion(String text, int at, int end) {
    int i = at < end && (text.charAt(at) | 0x20) == 'v' ? at + 1 : at;
    int digits = i;
    while (digits < end && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits > i && digits < end && text.charAt(digits) == '.';
  }
}
