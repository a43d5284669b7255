package io.pointsman.registry;

/** Text of a row of a file, as it may be kept and shown. */
public final class RowText {

  private static final int SHOWN = 100;

  private RowText() {}

  /** Whether the database takes it, and a reader too. */
  public static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Beyond these no text is refused; most rows hold none of them.
      if (c < ' ' || c >= 0x7f) {
        return text.codePoints().noneMatch(TextRules::isRefused);
      }
    }
    return true;
  }

  /** Shortened, with controls replaced; null for null. */
  public static String shown(String text) {
    if (text == null) {
      return null;
    }
    String part = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return part.codePoints()
        .map(c -> TextRules.isRefused(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
