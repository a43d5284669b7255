package io.pointsman.dialect;

/** Reads the {@code mac} parameter of a query. */
final class QueryText {

  private QueryText() {}

  /** The address in {@code mac=}, bare or in pairs, perhaps with a file's ending; 0 if none. */
  static long mac(String query) {
    int from = 0;
    while (from < query.length()) {
      int ampersand = query.indexOf('&', from);
      int to = ampersand < 0 ? query.length() : ampersand;
      if (query.regionMatches(true, from, "mac=", 0, 4)) {
        long found = MacText.read(query, from + 4, to);
        if (found != 0) {
          return MacText.value(found);
        }
      }
      from = to + 1;
    }
    return 0;
  }
}
