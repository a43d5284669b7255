package io.pointsman.manifest.rewrite;

/** Walks over lines, whichever way they end. */
final class TextLines {

  private final SourceText text;
  private int start;
  private int end;
  private int next;

  TextLines(SourceText text) {
    this.text = text;
    this.next = text.begin();
  }

  boolean next() {
    if (next >= text.end()) {
      return false;
    }
    start = next;
    end = start;
    while (end < text.end() && text.unit(end) != '\n' && text.unit(end) != '\r') {
      end++;
    }
    next = end + 1;
    return true;
  }

  /** After the blanks at its begin. */
  int start() {
    int first = start;
    while (first < end && SourceText.isBlank(text.unit(first))) {
      first++;
    }
    return first;
  }

  int end() {
    return end;
  }

  /** The first of that unit in the line, at or after a position; -1 if there is none. */
  int find(char unit, int from) {
    for (int i = from; i < end; i++) {
      if (text.unit(i) == unit) {
        return i;
      }
    }
    return -1;
  }
}
