package io.pointsman.dialect.fanvil;

import io.pointsman.dialect.PlainText;
import java.util.Locale;
import java.util.Map;

/**
 * A URL in the parts in which Fanvil keeps it.
 *
 * @param address scheme and authority, as the newer keys have it
 * @param authority as the keys of 2013 have it
 * @param protocol Fanvil's number
 * @param file path and query, without a slash first
 */
record Server(String address, String authority, String protocol, String file) {

  private static final Map<String, String> PROTOCOLS =
      Map.of("ftp", "1", "tftp", "2", "http", "4", "https", "5");

  /** Null if it is no URL that these parts can say. */
  static Server of(String url) {
    int colon = url == null ? -1 : url.indexOf("://");
    if (colon < 0 || !PlainText.isWord(url)) {
      return null;
    }
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    if (!PROTOCOLS.containsKey(scheme)
        || authority.isEmpty()
        || authority.indexOf('?') >= 0
        || authority.indexOf('#') >= 0) {
      return null;
    }
    String file = slash < 0 ? "" : rest.substring(slash + 1);
    // A folder: the phone fills in the name it would take anyway.
    boolean folder = file.isEmpty() || file.endsWith("/") && file.indexOf('?') < 0;
    return new Server(
        scheme + "://" + authority,
        authority,
        PROTOCOLS.get(scheme),
        folder ? file + "$mac.cfg" : file);
  }
}
