package io.pointsman.manifest.rewrite;

/**
 * Where a value stands, without the blanks around it.
 *
 * @param start its first unit
 * @param end after its last one; {@code start} if it is empty
 */
record Spot(int start, int end, Spelling spelling) {

  static Spot trimmed(SourceText text, int from, int to, Spelling spelling) {
    int start = from;
    int end = to;
    while (start < end && SourceText.isBlank(text.unit(start))) {
      start++;
    }
    while (end > start && SourceText.isBlank(text.unit(end - 1))) {
      end--;
    }
    return new Spot(start, end, spelling);
  }
}
