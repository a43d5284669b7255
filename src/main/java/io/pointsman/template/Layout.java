package io.pointsman.template;

/**
 * A template taken apart into one array, front to end: with many tenants no cache of the CPU has a
 * template when a phone asks, and each object of it would be a wait for memory.
 *
 * <p>{@link #LITERAL} and {@link #PHONE_ONLY} are followed by a length in two bytes and so many
 * characters; any other byte is a {@link Fact}, followed by the first character to be written and
 * how many at most.
 */
final class Layout {

  static final byte LITERAL = -1;

  /** What only the phone can fill, as it was written. */
  static final byte PHONE_ONLY = -2;

  private static final Fact[] FACTS = Fact.values();

  private Layout() {}

  /**
   * Writes a URL.
   *
   * @param url long enough, see {@link LayoutWriter#longest}
   * @return where the URL ends; -1 if a fact that is needed is missing or unsafe
   */
  static int write(byte[] layout, PhoneFacts phone, PhoneOnly phoneOnly, byte[] url) {
    int end = 0;
    int at = 0;
    while (at < layout.length) {
      int kind = layout[at];
      int first = layout[at + 1] & 0xFF;
      int second = layout[at + 2] & 0xFF;
      at += 3;
      if (kind >= 0) {
        end = append(FACTS[kind].of(phone), first, second, url, end);
        if (end < 0) {
          return -1;
        }
        continue;
      }
      int length = first << 8 | second;
      if (kind == LITERAL || phoneOnly == PhoneOnly.KEPT) {
        System.arraycopy(layout, at, url, end, length);
        end += length;
      } else if (phoneOnly == PhoneOnly.FILLED) {
        url[end++] = 'x';
      } else {
        return -1;
      }
      at += length;
    }
    return end;
  }

  /** Writes part of a fact; what it lacks is not made up. */
  static int append(String fact, int from, int length, byte[] url, int end) {
    if (fact == null || from >= fact.length()) {
      return -1;
    }
    int to = Math.min(fact.length(), from + length);
    for (int i = from; i < to; i++) {
      url[end + i - from] = (byte) fact.charAt(i);
    }
    return end + to - from;
  }
}
