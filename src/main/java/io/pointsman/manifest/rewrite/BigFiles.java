package io.pointsman.manifest.rewrite;

import java.util.Locale;
import java.util.Set;

/** Which files are too big to come through us: firmware, by what names it or by its extension. */
public final class BigFiles {

  private static final Set<String> EXTENSIONS =
      Set.of("bin", "rom", "z", "img", "ld", "fw", "swu", "zip", "tar", "gz", "tgz");

  private BigFiles() {}

  /** By the element, attribute or key that holds the URL. */
  static boolean isKey(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.contains("firmware")
        || lower.contains("image")
        || lower.startsWith("app_file_path");
  }

  /**
   * @param rest path, query and fragment of a URL
   */
  public static boolean isPath(String rest) {
    int end = 0;
    while (end < rest.length() && rest.charAt(end) != '?' && rest.charAt(end) != '#') {
      end++;
    }
    int dot = rest.lastIndexOf('.', end - 1);
    return dot > rest.lastIndexOf('/', end - 1)
        && EXTENSIONS.contains(rest.substring(dot + 1, end).toLowerCase(Locale.ROOT));
  }
}
