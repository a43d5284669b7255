package io.pointsman.dialect;

import java.util.Arrays;

/**
 * Reads MAC addresses out of hostile text, in one pass and without allocation.
 *
 * <p>A result carries the value in its low 48 bits and the number of characters read above them, so
 * that no object is needed; 0 is "none".
 */
final class MacText {

  private static final long VALUE = 0xFFFF_FFFF_FFFFL;
  private static final long MULTICAST = 1L << 40;
  private static final byte[] DIGITS = digits();

  private MacText() {}

  /** The address that begins exactly at {@code at}, bare or in pairs, and ends as a word. */
  static long read(String text, int at, int end) {
    long found = bare(text, at, end);
    return found != 0 ? found : pairs(text, at, end);
  }

  static long value(long found) {
    return found & VALUE;
  }

  static int length(long found) {
    return (int) (found >>> 48);
  }

  /** Whether a phone can own it: neither zero nor multicast. */
  static boolean usable(long value) {
    return value != 0 && (value & MULTICAST) == 0;
  }

  static boolean isWord(char c) {
    return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  static int digit(char c) {
    return c < 128 ? DIGITS[c] : -1;
  }

  private static long bare(String text, int at, int end) {
    if (end - at < 12) {
      return 0;
    }
    long value = 0;
    for (int i = at; i < at + 12; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        return 0;
      }
      value = value << 4 | digit;
    }
    return finish(text, value, at, at + 12, end);
  }

  private static long pairs(String text, int at, int end) {
    if (end - at < 17) {
      return 0;
    }
    char separator = text.charAt(at + 2);
    int step = separator == ':' || separator == '-' ? 1 : isEncodedColon(text, at + 2, end) ? 3 : 0;
    if (step == 0 || end - at < 12 + 5 * step) {
      return 0;
    }
    long value = 0;
    int i = at;
    for (int pair = 0; pair < 6; pair++) {
      int digits = digit(text.charAt(i)) << 4 | digit(text.charAt(i + 1));
      if (digits < 0) {
        return 0;
      }
      value = value << 8 | digits;
      i += 2;
      if (pair == 5) {
        break;
      }
      if (step == 1 ? text.charAt(i) != separator : !isEncodedColon(text, i, end)) {
        return 0;
      }
      i += step;
    }
    return i < end && text.charAt(i) == ':' ? 0 : finish(text, value, at, i, end);
  }

  private static boolean isEncodedColon(String text, int at, int end) {
    return end - at >= 3
        && text.charAt(at) == '%'
        && text.charAt(at + 1) == '3'
        && (text.charAt(at + 2) | 0x20) == 'a';
  }

  private static long finish(String text, long value, int at, int to, int end) {
    boolean whole = to >= end || !isWord(text.charAt(to));
    return whole && usable(value) ? (long) (to - at) << 48 | value : 0;
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (char c = '0'; c <= '9'; c++) {
      digits[c] = (byte) (c - '0');
    }
    for (char c = 'a'; c <= 'f'; c++) {
      digits[c] = (byte) (c - 'a' + 10);
      digits[c - 'a' + 'A'] = (byte) (c - 'a' + 10);
    }
    return digits;
  }
}
