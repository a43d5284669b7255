package io.pointsman.manifest.rewrite;

/** How characters are spelled where a value stands. */
enum Spelling {
  /** As they are, in a line. */
  PLAIN,
  /** In an attribute between quotation marks. */
  QUOTED,
  /** In an attribute between apostrophes. */
  APOSTROPHED,
  /** Between two tags. */
  TEXT,
  /** In a CDATA section. */
  CDATA;

  private static final String[] NAMED = {"amp;", "lt;", "gt;", "quot;", "apos;"};
  private static final String SIGNS = "&<>\"'";
  private static final int LONGEST_REFERENCE = 10;

  /** Null if it holds an entity that is none of XML's five and no ASCII character. */
  String decode(String written) {
    int from = written.indexOf('&');
    if (from < 0 || this == PLAIN || this == CDATA) {
      return written;
    }
    StringBuilder text = new StringBuilder(written.length());
    int copied = 0;
    while (from >= 0) {
      int end = written.indexOf(';', from);
      int sign = end < 0 || end - from > LONGEST_REFERENCE ? -1 : sign(written, from + 1, end);
      if (sign < 0) {
        return null;
      }
      text.append(written, copied, from).append((char) sign);
      copied = end + 1;
      from = written.indexOf('&', copied);
    }
    return text.append(written, copied, written.length()).toString();
  }

  /** Null if it cannot stand there. */
  String encode(String text) {
    if (this == PLAIN || this == CDATA) {
      return this == CDATA && text.contains("]]>") ? null : text;
    }
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return switch (this) {
      case QUOTED -> escaped.replace("\"", "&quot;");
      case APOSTROPHED -> escaped.replace("'", "&apos;");
      default -> escaped.replace(">", "&gt;");
    };
  }

  private static int sign(String written, int from, int end) {
    if (written.charAt(from) != '#') {
      for (int i = 0; i < NAMED.length; i++) {
        if (end + 1 - from == NAMED[i].length() && written.startsWith(NAMED[i], from)) {
          return SIGNS.charAt(i);
        }
      }
      return -1;
    }
    boolean hexadecimal = written.charAt(from + 1) == 'x';
    int value = 0;
    int first = from + (hexadecimal ? 2 : 1);
    for (int i = first; i < end; i++) {
      char c = written.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, hexadecimal ? 16 : 10) : -1;
      value = digit < 0 || value > 0x7F ? 0x80 : value * (hexadecimal ? 16 : 10) + digit;
    }
    return end > first && value > ' ' && value < 0x7F ? value : -1;
  }
}
