package io.pointsman.mac;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A unicast, non-zero MAC address: 48 bits in a {@code long}.
 *
 * @param value 1 to 2<sup>48</sup>-1, never with the multicast bit
 */
public record MacAddress(long value) implements Comparable<MacAddress> {

  /** The highest 48-bit value. */
  public static final long MAX = 0xFFFF_FFFF_FFFFL;

  private static final long MULTICAST = 1L << 40;
  private static final HexFormat LOWER = HexFormat.of();
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  /**
   * @throws MalformedMacException if the value is out of range, zero or multicast
   */
  public MacAddress {
    if (value < 0 || value > MAX) {
      throw new MalformedMacException(Long.toHexString(value), "it does not fit 48 bits");
    }
    if (value == 0) {
      throw new MalformedMacException("000000000000", "it is all zero");
    }
    if (isMulticast(value)) {
      throw new MalformedMacException(
          LOWER.toHexDigits(value, 12), "it is a multicast address, which no phone owns");
    }
  }

  /**
   * Reads any usual spelling: {@code 7C2F80ABCDEF}, or its octets parted by colons, hyphens or
   * blanks, or {@code 7c2f.80ab.cdef}; in any letter case, with nothing around it.
   *
   * @throws MalformedMacException if it is null, no such spelling, all zero or multicast
   */
  public static MacAddress parse(String text) {
    long value = MacSpelling.read(text);
    if (value == MacSpelling.NONE) {
      throw new MalformedMacException(
          text, "a MAC address has 12 hexadecimal digits, such as 7C2F80ABCDEF");
    }
    return new MacAddress(value);
  }

  /** As {@link #parse}, but empty where that would throw; null is empty too. */
  public static Optional<MacAddress> tryParse(String text) {
    long value = MacSpelling.read(text);
    return value <= 0 || isMulticast(value) ? Optional.empty() : Optional.of(new MacAddress(value));
  }

  /** Twelve lower-case digits: {@code 7c2f80abcdef}. */
  public String lower() {
    return LOWER.toHexDigits(value, 12);
  }

  /** Twelve upper-case digits: {@code 7C2F80ABCDEF}. */
  public String upper() {
    return UPPER.toHexDigits(value, 12);
  }

  /** The first three octets, 0 to 0xFFFFFF. */
  public int oui() {
    return (int) (value >>> 24);
  }

  /** Lower case with colons, as the API writes it: {@code 7c:2f:80:ab:cd:ef}. */
  public String colon() {
    return grouped(':');
  }

  /** Lower case with hyphens: {@code 7c-2f-80-ab-cd-ef}. */
  public String dash() {
    return grouped('-');
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return colon();
  }

  static boolean isMulticast(long value) {
    return (value & MULTICAST) != 0;
  }

  private String grouped(char separator) {
    String digits = lower();
    StringBuilder text = new StringBuilder(17).append(digits, 0, 2);
    for (int i = 2; i < 12; i += 2) {
      text.append(separator).append(digits, i, i + 2);
    }
    return text.toString();
  }
}
