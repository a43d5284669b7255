package io.pointsman.manifest.rewrite;

import io.pointsman.delivery.ProxyRules;

/** A profile's rules for one file, in their order: absolute, hosts, https, through. */
final class UrlRules {

  private final ProxyRules rules;
  private final Address base;
  private final LinkMaker links;

  private UrlRules(ProxyRules rules, Address base, LinkMaker links) {
    this.rules = rules;
    this.base = base;
    this.links = links;
  }

  static UrlRules of(RewriteQuestion question) {
    Address base = isPrintable(question.url(), "") ? Address.of(question.url()) : null;
    return new UrlRules(question.rules(), base, question.links());
  }

  /**
   * The URL of a file. What is no URL comes back as it was.
   *
   * @param relativeToo whether phones of this format take relative URLs here
   */
  String file(String value, boolean relativeToo, boolean big) {
    if (hasControls(value)) {
      return value;
    }
    Address address = Address.of(value);
    if (address == null && relativeToo && rules.absolute() && base != null) {
      address = RelativeUrl.is(value) ? RelativeUrl.resolve(base, value) : null;
    }
    if (address == null) {
      return value;
    }
    Address moved = moved(address);
    String url = moved.text();
    boolean small = !big && !BigFiles.isPath(moved.rest());
    String link = rules.through() && small && canBeSigned(moved, url) ? links.link(url) : null;
    return link == null ? url : link;
  }

  /** A server that the phone will call home: moved and raised, but never through us. */
  String server(String value) {
    Address address = hasControls(value) ? null : Address.of(value);
    return address == null ? value : moved(address).text();
  }

  /**
   * A server whose protocol stands elsewhere.
   *
   * @param raised whether that was raised to https
   */
  String serverWithoutScheme(String value, boolean raised) {
    Address address = hasControls(value) ? null : Address.withoutScheme(value);
    if (address == null) {
      return value;
    }
    Address swapped = swapped(address);
    return (raised ? swapped.secured() : swapped).text();
  }

  boolean raises() {
    return rules.https();
  }

  private Address moved(Address address) {
    Address swapped = swapped(address);
    return rules.https() && swapped.hasScheme("http") ? swapped.secured() : swapped;
  }

  private Address swapped(Address address) {
    if (rules.hosts().isEmpty()) {
      return address;
    }
    String other = rules.hosts().get(address.hostKey());
    return other == null ? address : address.withHost(other);
  }

  private static boolean canBeSigned(Address address, String url) {
    return (address.hasScheme("http") || address.hasScheme("https"))
        && address.user().isEmpty()
        && isPrintable(url, "\"#\\^`|")
        && !PhonePlaceholders.in(address.rest());
  }

  private static boolean isPrintable(String text, String except) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7F || except.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
        return true;
      }
    }
    return false;
  }
}
