package io.pointsman.mac;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prefix notations of an interval: whole digits, or digits and a number of bits. */
final class MacPrefix {

  private static final Pattern PREFIX = Pattern.compile("([0-9A-Fa-f]{1,12})(?:/([0-9]{1,2}))?");
  private static final Pattern SEPARATORS = Pattern.compile("[:\\- .]");

  private MacPrefix() {}

  static MacInterval parse(String text) {
    Matcher prefix = PREFIX.matcher(SEPARATORS.matcher(text).replaceAll(""));
    if (!prefix.matches()) {
      throw new MalformedMacException(
          text, "a prefix has 1 to 12 hexadecimal digits, such as 7C2F80 or 7C2F80A/28");
    }
    String digits = prefix.group(1);
    int given = digits.length() * 4;
    int bits = prefix.group(2) == null ? given : Integer.parseInt(prefix.group(2));
    if (bits < 1 || bits > given) {
      throw new MalformedMacException(
          text, "its length must be from 1 to the " + given + " bits that its digits give");
    }
    long first = Long.parseLong(digits, 16) << (48 - given);
    long free = MacAddress.MAX >>> bits;
    if ((first & free) != 0) {
      throw new MalformedMacException(text, "it has bits set beyond its length of " + bits);
    }
    return new MacInterval(new MacAddress(first), new MacAddress(first | free));
  }
}
