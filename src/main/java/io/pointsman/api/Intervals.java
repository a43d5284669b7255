package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.pointsman.mac.MalformedMacException;
import java.util.Optional;

/** Intervals as addresses of the API spell them. */
final class Intervals {

  private Intervals() {}

  /**
   * Reads {@code 7c2f80000000-7c2f80ffffff} in any spelling of its two addresses, or a prefix.
   *
   * @throws MalformedMacException if it is neither
   */
  static MacInterval parse(String text) {
    return bounds(text).orElseGet(() -> MacInterval.ofPrefix(text));
  }

  /**
   * As {@link #parse}, without prefixes; empty if it is no pair of addresses.
   *
   * @throws MalformedMacException if the first is after the last
   */
  static Optional<MacInterval> bounds(String text) {
    // Both halves are spelled alike, so the hyphen between them is in the middle.
    int middle = text.length() / 2;
    if (text.length() % 2 == 0 || text.charAt(middle) != '-') {
      return Optional.empty();
    }
    Optional<MacAddress> first = MacAddress.tryParse(text.substring(0, middle));
    Optional<MacAddress> last = MacAddress.tryParse(text.substring(middle + 1));
    return first.isPresent() && last.isPresent()
        ? Optional.of(new MacInterval(first.get(), last.get()))
        : Optional.empty();
  }
}
