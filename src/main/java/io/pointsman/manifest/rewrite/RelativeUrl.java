package io.pointsman.manifest.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes relative URLs absolute as RFC 3986, 5.2 says. {@code java.net.URI} is no help, as it
 * refuses the placeholders of phones.
 */
final class RelativeUrl {

  /** It stands for a whole server on Gigaset phones. */
  private static final String DATA_SERVER = "%DURL";

  private RelativeUrl() {}

  static boolean is(String text) {
    if (text.isEmpty() || text.charAt(0) == '#' || text.startsWith(DATA_SERVER)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return false;
      }
      if (c == '/' || c == '?') {
        return true;
      }
    }
    return true;
  }

  /**
   * The base's user-info is left out: a file must not tell phones what only we were given.
   *
   * @return null if it leads to no host
   */
  static Address resolve(Address base, String relative) {
    if (relative.startsWith("//")) {
      return Address.of(base.scheme() + ":" + relative);
    }
    String path = base.rest().substring(0, end(base.rest(), "?#"));
    int query = end(relative, "?#");
    String tail = relative.substring(query);
    String name = relative.substring(0, query);
    String merged;
    if (name.isEmpty()) {
      merged = path;
    } else if (name.startsWith("/")) {
      merged = name;
    } else {
      merged = path.substring(0, path.lastIndexOf('/') + 1) + name;
    }
    return new Address(base.scheme(), "", base.host(), base.port(), withoutDots(merged) + tail);
  }

  private static String withoutDots(String path) {
    String rooted = path.startsWith("/") ? path : "/" + path;
    if (!rooted.contains("/.")) {
      return rooted;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = rooted.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean up = segments[i].equals("..");
      if (up) {
        kept.pollLast();
      }
      if (!up && !segments[i].equals(".")) {
        kept.addLast(segments[i]);
      } else if (i == segments.length - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static int end(String text, String signs) {
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
