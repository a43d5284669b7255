package io.pointsman.template;

/** Hides what may be secret in a URL: user-info and the values of its query. */
final class UrlMask {

  private static final String MASK = "***";

  private UrlMask() {}

  static String mask(String url) {
    int authority = url.indexOf("://") + 3;
    int query = indexOr(url, '?', authority);
    int path = Math.min(indexOr(url, '/', authority), query);
    int at = url.lastIndexOf('@', path - 1);
    StringBuilder masked = new StringBuilder(url.length()).append(url, 0, authority);
    if (at >= authority) {
      masked.append(MASK).append(url, at, query);
    } else {
      masked.append(url, authority, query);
    }
    if (query < url.length()) {
      appendQuery(masked, url.substring(query + 1));
    }
    return masked.toString();
  }

  /** A parameter without a name may be a token by itself, so all of it goes. */
  private static void appendQuery(StringBuilder masked, String query) {
    char separator = '?';
    for (String parameter : query.split("&", -1)) {
      masked.append(separator);
      int equals = parameter.indexOf('=');
      if (!parameter.isEmpty()) {
        masked.append(parameter, 0, equals + 1).append(MASK);
      }
      separator = '&';
    }
  }

  private static int indexOr(String url, char sign, int from) {
    int found = url.indexOf(sign, from);
    return found < 0 ? url.length() : found;
  }
}
