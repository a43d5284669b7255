package io.pointsman.template;

import java.util.regex.Pattern;

/** Checks of the parts of a URL that no placeholder may stand in: scheme to port. */
final class Authority {

  private static final Pattern SCHEME =
      Pattern.compile("https?|ftp|tftp", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern LOOKS_NUMERIC =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}\\]");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int LONGEST_NAME = 253;

  private Authority() {}

  static void check(TemplateSyntax syntax, String text, UrlParts parts) {
    refusePlaceholders(syntax, text, parts);
    if (!SCHEME.matcher(text.substring(0, parts.scheme())).matches()) {
      throw new MalformedTemplateException("scheme", 0, "it must be http, https, ftp or tftp");
    }
    if (parts.hasUserInfo()) {
      checkUserInfo(text, parts);
    }
    checkHost(text.substring(parts.host(), parts.hostEnd()), parts.host());
    checkPort(text, parts);
  }

  private static void refusePlaceholders(TemplateSyntax syntax, String text, UrlParts parts) {
    for (int i = 0; i < parts.path(); i++) {
      Placeholder placeholder = syntax.placeholderAt(text, i);
      if (placeholder != null) {
        throw new MalformedTemplateException(
            parts.at(i),
            i,
            "the placeholder '" + placeholder.token() + "' may stand in path and query only");
      }
    }
  }

  private static void checkUserInfo(String text, UrlParts parts) {
    int end = parts.host() - 1;
    if (end == parts.authority()) {
      throw new MalformedTemplateException("user-info", end, "nothing stands before the '@'");
    }
    for (int i = parts.authority(); i < end; i++) {
      if (Ascii.isEscape(text, i) && i + 2 < end) {
        i += 2;
      } else if (!Ascii.isPlainInUrl(text.charAt(i))) {
        throw new MalformedTemplateException(
            "user-info", i, "'" + text.charAt(i) + "' must be percent-encoded here");
      }
    }
  }

  /**
   * Numbers that only some programs take for an address ({@code 127.1}, {@code 0x7f000001}) are
   * refused, so that what is checked is what phones will call.
   */
  private static void checkHost(String host, int position) {
    if (host.isEmpty()) {
      throw new MalformedTemplateException("host", position, "it is missing");
    }
    boolean address = IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
    if (!address && LOOKS_NUMERIC.matcher(host).matches()) {
      throw new MalformedTemplateException(
          "host", position, "an address is written as four decimal numbers, such as 192.0.2.1");
    }
    if (!address && (host.length() > LONGEST_NAME || !NAME.matcher(host).matches())) {
      throw new MalformedTemplateException(
          "host",
          position + firstOdd(host),
          "it is no DNS name (letters, digits, hyphens and single dots), nor an IPv4 address, nor"
              + " an IPv6 address in brackets");
    }
  }

  /** Where the first character stands that no name has; 0 if only their order is wrong. */
  private static int firstOdd(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (!Ascii.isAlphanumeric(host.charAt(i)) && "-.".indexOf(host.charAt(i)) < 0) {
        return i;
      }
    }
    return 0;
  }

  private static void checkPort(String text, UrlParts parts) {
    if (parts.hostEnd() == parts.path()) {
      return;
    }
    String port = text.substring(parts.hostEnd() + 1, parts.path());
    int number = PORT.matcher(port).matches() ? Integer.parseInt(port) : 0;
    if (number < 1 || number > 65_535) {
      throw new MalformedTemplateException(
          "port", parts.hostEnd() + 1, "it must be a number from 1 to 65535");
    }
  }
}
