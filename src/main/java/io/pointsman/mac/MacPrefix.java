package io.pointsman.mac;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prefix notations of an interval: whole digits, or digits and a number of bits. The digits may be
 * grouped like those of an address, with one separator throughout.
 */
final class MacPrefix {

  private static final String HEX = "[0-9A-Fa-f]";
  private static final Pattern PREFIX =
      Pattern.compile(
          "(HEX{1,12}|(?:HEX{2}([:\\- ]))(?:HEX{2}\\2){0,4}HEX{1,2}|HEX{4}\\.(?:HEX{4}\\.)?HEX{1,4})(?:/([0-9]{1,2}))?"
              .replace("HEX", HEX));
  private static final Pattern SEPARATORS = Pattern.compile("[:\\- .]");

  /** Shorter prefixes always take in multicast addresses. */
  private static final int LEAST_BITS = 8;

  private MacPrefix() {}

  static MacInterval parse(String text) {
    if (text == null) {
      throw new MalformedMacException(null, "a prefix is missing");
    }
    Matcher prefix = PREFIX.matcher(text);
    if (!prefix.matches()) {
      throw new MalformedMacException(
          text, "a prefix has 2 to 12 hexadecimal digits, such as 7C2F80 or 7C2F80A/28");
    }
    String digits = SEPARATORS.matcher(prefix.group(1)).replaceAll("");
    int given = digits.length() * 4;
    int bits = prefix.group(3) == null ? given : Integer.parseInt(prefix.group(3));
    if (bits > given) {
      throw new MalformedMacException(
          text, "its length of " + bits + " is more than the " + given + " bits its digits give");
    }
    if (bits < LEAST_BITS) {
      throw new MalformedMacException(
          text,
          "its length of " + bits + " bits is below " + LEAST_BITS + ", the shortest allowed");
    }
    long first = Long.parseLong(digits, 16) << (48 - given);
    long free = MacAddress.MAX >>> bits;
    if ((first & free) != 0) {
      throw new MalformedMacException(text, "it has bits set beyond its length of " + bits);
    }
    if (MacAddress.isMulticast(first)) {
      throw new MalformedMacException(text, "it covers multicast addresses, which no phone owns");
    }
    if (first == 0) {
      throw new MalformedMacException(
          text, "it covers the all-zero address; give the first and the last address instead");
    }
    return new MacInterval(new MacAddress(first), new MacAddress(first | free));
  }
}
