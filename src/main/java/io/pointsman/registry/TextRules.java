package io.pointsman.registry;

/** What free text may hold: the database refuses NUL, and nobody wants to read other controls. */
final class TextRules {

  private TextRules() {}

  /**
   * Free text as it is kept: without blanks at its ends, which no list of a spreadsheet keeps; null
   * for none.
   */
  static String kept(String text) {
    String bare = text == null ? "" : text.strip();
    return bare.isEmpty() ? null : bare;
  }

  /** Adds an error unless the text is null or at most {@code max} printable characters. */
  static void optional(FieldErrors errors, String field, String text, int max) {
    if (text == null) {
      return;
    }
    if (text.codePointCount(0, text.length()) > max) {
      errors.add(field, text, "is longer than " + max + " characters");
    }
    if (text.codePoints().anyMatch(TextRules::isRefused)) {
      errors.add(field, null, "has control characters or half a surrogate pair");
    }
  }

  /** As {@link #optional}, and not blank, and without blanks at its ends. */
  static void required(FieldErrors errors, String field, String text, int max) {
    if (text == null || text.isBlank()) {
      errors.add(field, text, "is needed");
      return;
    }
    if (!text.equals(text.strip())) {
      errors.add(field, text, "begins or ends with a blank");
    }
    optional(errors, field, text, max);
  }

  static boolean isRefused(int c) {
    boolean isHalfOfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return isHalfOfPair || Character.isISOControl(c) && c != '\n' && c != '\t';
  }
}
