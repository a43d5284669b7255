package io.pointsman.template;

/**
 * Where the parts of a template's URL begin and end, as positions in its text. The placeholders
 * hold none of the signs that part a URL, so it can be taken apart before they are filled.
 *
 * @param scheme end of the scheme
 * @param authority begin of what stands between {@code //} and the path
 * @param host begin of the host, after the {@code @} if there is one
 * @param hostEnd end of the host
 * @param path begin of the path, and end of the authority
 * @param query position of the question mark, or of the end
 * @param fragment position of the hash sign, or of the end
 */
record UrlParts(
    int scheme, int authority, int host, int hostEnd, int path, int query, int fragment) {

  private static final String SEPARATOR = "://";

  static UrlParts of(String text) {
    int scheme = text.indexOf(SEPARATOR);
    if (scheme < 1) {
      throw new MalformedTemplateException(
          "scheme",
          0,
          "a full URL is needed, such as https://provisioning.example/{mac.lower}.cfg");
    }
    int authority = scheme + SEPARATOR.length();
    int fragment = first(text, "#", authority);
    int query = Math.min(first(text, "?", authority), fragment);
    int path = Math.min(first(text, "/", authority), query);
    // The last one, as phones differ on which they would take; user-info with another is refused.
    int at = text.lastIndexOf('@', path - 1);
    int host = at < authority ? authority : at + 1;
    return new UrlParts(scheme, authority, host, hostEnd(text, host, path), path, query, fragment);
  }

  boolean hasUserInfo() {
    return host > authority;
  }

  /** The name of the part that a position lies in. */
  String at(int position) {
    if (position < authority) {
      return "scheme";
    } else if (position < host) {
      return "user-info";
    } else if (position < hostEnd) {
      return "host";
    } else if (position < path) {
      return "port";
    } else if (position < query) {
      return "path";
    }
    return position < fragment ? "query" : "fragment";
  }

  private static int hostEnd(String text, int host, int end) {
    int from = text.startsWith("[", host) ? Math.max(host, text.lastIndexOf(']', end - 1)) : host;
    int colon = text.indexOf(':', from);
    return colon < 0 || colon > end ? end : colon;
  }

  private static int first(String text, String sign, int from) {
    int found = text.indexOf(sign, from);
    return found < 0 ? text.length() : found;
  }
}
