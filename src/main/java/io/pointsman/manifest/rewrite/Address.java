package io.pointsman.manifest.rewrite;

import java.util.Locale;

/**
 * An absolute URL in its parts, each as it was written, so that joining them gives the same text.
 *
 * @param user with its {@code @}; empty if there is none
 * @param host a name or address without placeholders, IPv6 in brackets
 * @param port with its colon; empty if there is none
 * @param rest path, query and fragment; empty or beginning with one of {@code /?#}
 */
record Address(String scheme, String user, String host, String port, String rest) {

  private static final String SEPARATOR = "://";

  /** Null if the text is no absolute URL with a host. */
  static Address of(String text) {
    int scheme = text.indexOf(SEPARATOR);
    if (scheme < 1 || !isScheme(text, scheme)) {
      return null;
    }
    return of(text.substring(0, scheme), text, scheme + SEPARATOR.length());
  }

  /** Of {@code host/path}, as some vendors write servers; its scheme is empty. */
  static Address withoutScheme(String text) {
    return text.contains(SEPARATOR) ? null : of("", text, 0);
  }

  private static Address of(String scheme, String text, int authority) {
    int rest = authority;
    while (rest < text.length() && "/?#".indexOf(text.charAt(rest)) < 0) {
      rest++;
    }
    int host = Math.max(authority, text.lastIndexOf('@', rest - 1) + 1);
    int hostEnd = hostEnd(text, host, rest);
    if (hostEnd == host || !isPort(text, hostEnd, rest)) {
      return null;
    }
    return new Address(
        scheme,
        text.substring(authority, host),
        text.substring(host, hostEnd),
        text.substring(hostEnd, rest),
        text.substring(rest));
  }

  String text() {
    return (scheme.isEmpty() ? "" : scheme + SEPARATOR) + user + host + port + rest;
  }

  Address withHost(String other) {
    return new Address(scheme, user, other, port, rest);
  }

  /** Over TLS; http's own port goes, as nothing speaks TLS there, and any other stays. */
  Address secured() {
    return new Address(scheme.isEmpty() ? "" : "https", user, host, portUnlessPlain(), rest);
  }

  boolean hasScheme(String name) {
    return scheme.equalsIgnoreCase(name);
  }

  String hostKey() {
    return host.toLowerCase(Locale.ROOT);
  }

  private String portUnlessPlain() {
    return port.equals(":80") ? "" : port;
  }

  private static int hostEnd(String text, int from, int end) {
    boolean bracketed = from < end && text.charAt(from) == '[';
    int at = bracketed ? from + 1 : from;
    while (at < end && isInHost(text.charAt(at), bracketed)) {
      at++;
    }
    if (!bracketed) {
      return at;
    }
    return at < end && at > from + 1 && text.charAt(at) == ']' ? at + 1 : from;
  }

  private static boolean isInHost(char c, boolean bracketed) {
    return isAlphanumeric(c) || c == '.' || (bracketed ? c == ':' : c == '-' || c == '_');
  }

  private static boolean isPort(String text, int from, int end) {
    if (from == end) {
      return true;
    }
    for (int i = from + 1; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(from) == ':' && end - from <= 6;
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (!isAlphanumeric(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
