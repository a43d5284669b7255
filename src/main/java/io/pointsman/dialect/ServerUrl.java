package io.pointsman.dialect;

import java.util.Locale;

/**
 * A URL in two parts, for formats that say its scheme apart.
 *
 * @param scheme in lower case
 * @param rest host and what follows it, without a slash at the end
 */
record ServerUrl(String scheme, String rest) {

  private static final String MARK = "://";

  /** Any text: what has no scheme counts as https. */
  static ServerUrl of(String url) {
    int mark = url.indexOf(MARK);
    String scheme = mark < 0 ? "https" : url.substring(0, mark).toLowerCase(Locale.ROOT);
    return new ServerUrl(
        scheme, withoutSlash(mark < 0 ? url : url.substring(mark + MARK.length())));
  }

  /** The folder that a file lies in, without query; itself if there is none above it. */
  ServerUrl folder() {
    int query = rest.indexOf('?');
    int slash = rest.lastIndexOf('/', query < 0 ? rest.length() : query);
    return slash <= 0 ? this : new ServerUrl(scheme, rest.substring(0, slash));
  }

  /** The last segment. */
  String file() {
    return rest.substring(rest.lastIndexOf('/') + 1);
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
