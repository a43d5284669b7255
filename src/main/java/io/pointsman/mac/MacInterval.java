package io.pointsman.mac;

/**
 * First to last, both inclusive, arbitrary bounds: real vendor blocks are ragged.
 *
 * @param first never after {@code last}
 */
public record MacInterval(MacAddress first, MacAddress last) {

  /**
   * @throws MalformedMacException if the bounds are in the wrong order
   */
  public MacInterval {
    if (first.compareTo(last) > 0) {
      throw new MalformedMacException(first + "-" + last, "its first address is after its last");
    }
  }

  /**
   * Reads a prefix of whole hexadecimal digits ({@code 7C2F80}) or of bits ({@code 7C2F80A/28}).
   *
   * @throws MalformedMacException if it is no such prefix
   */
  public static MacInterval ofPrefix(String prefix) {
    return MacPrefix.parse(prefix);
  }

  /** How many addresses it holds, at least 1. */
  public long size() {
    return last.value() - first.value() + 1;
  }

  public boolean contains(MacAddress mac) {
    return mac.value() >= first.value() && mac.value() <= last.value();
  }

  public boolean encloses(MacInterval other) {
    return first.value() <= other.first.value() && last.value() >= other.last.value();
  }

  public boolean overlaps(MacInterval other) {
    return first.value() <= other.last.value() && other.first.value() <= last.value();
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
