package io.pointsman.mac;

/** The spellings of a MAC address that are read: one separator throughout, or none. */
final class MacSpelling {

  /** What {@link #read} gives for a text that is no spelling of a MAC address. */
  static final long NONE = -1;

  private MacSpelling() {}

  /**
   * The 48 bits that a text spells, or {@link #NONE}; null is none. Without patterns or exceptions,
   * because every poll of a phone comes through here.
   */
  static long read(String text) {
    if (text == null) {
      return NONE;
    }
    return switch (text.length()) {
      case 12 -> groups(text, 12, '\0');
      case 14 -> groups(text, 4, '.');
      case 17 -> isOctetSeparator(text.charAt(2)) ? groups(text, 2, text.charAt(2)) : NONE;
      default -> NONE;
    };
  }

  /** Whether a character may stand between the octets of an address. */
  static boolean isOctetSeparator(char c) {
    return c == ':' || c == '-' || c == ' ';
  }

  /** The value of an ASCII hexadecimal digit, or -1; digits of other scripts are none. */
  static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return c < 0x80 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private static long groups(String text, int size, char separator) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i % (size + 1) == size) {
        if (c != separator) {
          return NONE;
        }
        continue;
      }
      int digit = digit(c);
      if (digit < 0) {
        return NONE;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
