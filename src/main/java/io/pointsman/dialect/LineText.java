package io.pointsman.dialect;

import java.nio.charset.StandardCharsets;

/** Foreign text in files of one setting a line, and such files as an answer. */
final class LineText {

  private static final String MEDIA_TYPE = "text/plain; charset=utf-8";

  private LineText() {}

  /**
   * A value that stays on its line: control characters, all that Unicode calls a line's end, and
   * surrogates without their other half are left out; blanks at both ends too.
   *
   * @param text null for none
   */
  static String value(String text) {
    if (text == null) {
      return "";
    }
    if (PlainText.isAscii(text)) {
      return text.strip();
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(c -> !breaks(c)).forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  /** A URL that stays between the quotes that its format puts around it. */
  static String quotedUrl(String url) {
    return '"' + value(url).replace("\"", "%22") + '"';
  }

  static Written.Body body(CharSequence lines) {
    return new Written.Body(lines.toString().getBytes(StandardCharsets.UTF_8), MEDIA_TYPE);
  }

  private static boolean breaks(int c) {
    return c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || isSurrogate(c);
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
