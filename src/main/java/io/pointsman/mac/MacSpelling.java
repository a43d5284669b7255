package io.pointsman.mac;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of a MAC address that are read: one separator throughout, or none. */
final class MacSpelling {

  private static final Pattern SPELLINGS =
      Pattern.compile(
          "[0-9A-Fa-f]{12}"
              + "|[0-9A-Fa-f]{2}([:\\- ])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}"
              + "|[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}");
  private static final Pattern SEPARATORS = Pattern.compile("[:\\- .]");

  private MacSpelling() {}

  static MacAddress parse(String text) {
    Matcher spelling = SPELLINGS.matcher(text);
    if (!spelling.matches()) {
      throw new MalformedMacException(
          text, "a MAC address has 12 hexadecimal digits, such as 7C2F80ABCDEF");
    }
    return new MacAddress(Long.parseLong(SEPARATORS.matcher(text).replaceAll(""), 16));
  }
}
