package io.pointsman.dialect;

/** Tells which values can stand in a phone's file at all. */
public final class PlainText {

  private PlainText() {}

  /**
   * Whether it is one line that XML can hold once it is escaped: not null or empty, no control
   * characters, no line separators, no halves of surrogate pairs, no noncharacters.
   */
  public static boolean isLine(String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    return isAscii(text) || text.codePoints().allMatch(PlainText::isPlain);
  }

  /** Whether it is one line of printable ASCII without blanks, as formats without escapes need. */
  public static boolean isWord(String text) {
    return text != null && !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  /** Whether it is printable ASCII, blanks included. */
  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  static boolean isPlain(int point) {
    return !Character.isISOControl(point)
        && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        && (point & 0xFFFE) != 0xFFFE
        && point != 0x2028
        && point != 0x2029
        && (point < 0xFDD0 || point > 0xFDEF);
  }
}
