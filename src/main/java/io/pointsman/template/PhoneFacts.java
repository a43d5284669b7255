package io.pointsman.template;

import io.pointsman.mac.MacAddress;
import java.util.Objects;

/**
 * What is known of a phone when its URL is made. All but the MAC is the phone's own word, raw: it
 * is checked when a template needs it.
 *
 * @param mac never null
 * @param model null if the phone did not say
 * @param file the last segment of the path asked for, null for a base path such as {@code /device}
 * @param path the path asked for, without its leading slash, null if there is none
 */
public record PhoneFacts(MacAddress mac, String model, String file, String path) {

  /** The longest word of a phone that may stand in a URL, in characters. */
  static final int LONGEST = 128;

  public PhoneFacts {
    Objects.requireNonNull(mac, "mac");
  }

  /** A phone that said nothing but its MAC. */
  public static PhoneFacts of(MacAddress mac) {
    return new PhoneFacts(mac, null, null, null);
  }

  /**
   * Whether a word of a phone may stand in a URL: 1 to 128 of letters, digits, {@code . _ / -},
   * without {@code ..}, which could leave the tenant's folder. Null may not.
   */
  static boolean isSafe(String fact) {
    if (fact == null || fact.isEmpty() || fact.length() > LONGEST) {
      return false;
    }
    char before = 0;
    for (int i = 0; i < fact.length(); i++) {
      char c = fact.charAt(i);
      if (!Ascii.isAlphanumeric(c) && "._/-".indexOf(c) < 0 || c == '.' && before == '.') {
        return false;
      }
      before = c;
    }
    return true;
  }
}
