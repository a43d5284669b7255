package io.pointsman.dialect;

import java.nio.charset.StandardCharsets;

/** Foreign text in XML that we write, and such XML as an answer. */
final class XmlText {

  /** What files that we write begin with; no vendor of ours reads XML 1.1. */
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private static final String MEDIA_TYPE = "text/xml; charset=utf-8";

  private XmlText() {}

  /**
   * Text for an element or for an attribute in quotes or apostrophes. White space other than blanks
   * is written as references, so that no parser makes blanks of it; what XML 1.0 cannot hold is
   * left out.
   *
   * @param text null for none
   */
  static String escape(String text) {
    if (text == null) {
      return "";
    }
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().filter(XmlText::isAllowed).forEach(c -> append(out, c));
    return out.toString();
  }

  static Written.Body body(CharSequence document) {
    return new Written.Body(document.toString().getBytes(StandardCharsets.UTF_8), MEDIA_TYPE);
  }

  /** Whether nothing in it needs care; most values are URLs of which that is so. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\t', '\n', '\r', 0x85, 0x2028 -> out.append("&#").append(c).append(';');
      default -> out.appendCodePoint(c);
    }
  }

  /** The characters of XML 1.0; a surrogate without its other half is none. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c < 0xD800
        || c > 0xDFFF && c < 0xFFFE
        || c >= 0x10000;
  }
}
