package io.pointsman.mac;

import java.util.Objects;

/**
 * First to last, both inclusive, arbitrary bounds: real vendor blocks are ragged.
 *
 * @param first never null, never after {@code last}
 * @param last never null
 */
public record MacInterval(MacAddress first, MacAddress last) {

  /**
   * @throws MalformedMacException if the bounds are in the wrong order
   */
  public MacInterval {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    if (first.compareTo(last) > 0) {
      throw new MalformedMacException(first + "-" + last, "its first address is after its last");
    }
  }

  /**
   * Reads a prefix of whole hexadecimal digits ({@code 7C2F80}) or of bits ({@code 7C2F80A/28}), 8
   * to 48 bits long. Digits may be grouped as in an address, {@code 7c:2f:80}.
   *
   * @throws MalformedMacException if it is null, no such prefix, or covers multicast addresses or
   *     the all-zero one
   */
  public static MacInterval ofPrefix(String prefix) {
    return MacPrefix.parse(prefix);
  }

  /** How many addresses lie from first to last, at least 1; multicast ones between are counted. */
  public long size() {
    return last.value() - first.value() + 1;
  }

  public boolean contains(MacAddress mac) {
    return mac.value() >= first.value() && mac.value() <= last.value();
  }

  public boolean encloses(MacInterval other) {
    return first.value() <= other.first.value() && last.value() >= other.last.value();
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
