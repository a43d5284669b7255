package io.pointsman.template;

import java.util.Arrays;

/** Writes a {@link Layout}, piece by piece. */
final class LayoutWriter {

  private byte[] layout;
  private int end;
  private int longest;
  private boolean fixed = true;
  private boolean followsRequest;

  /**
   * @param length of the template, in characters
   */
  LayoutWriter(int length) {
    layout = new byte[length + 8];
  }

  /** Text that is the same for every phone, in ASCII; nothing if it is empty. */
  void literal(String text, int from, int to) {
    if (from < to) {
      text(Layout.LITERAL, text, from, to);
    }
  }

  void placeholder(Placeholder placeholder) {
    fixed = false;
    if (placeholder.fact() == Fact.PHONE_ONLY) {
      text(Layout.PHONE_ONLY, placeholder.token(), 0, placeholder.token().length());
      return;
    }
    followsRequest |= placeholder.isAsked();
    int length = Math.min(placeholder.length(), PhoneFacts.LONGEST);
    piece((byte) placeholder.fact().ordinal(), placeholder.from(), length, 0);
    longest += Math.min(length, placeholder.fact().longest() - placeholder.from());
  }

  byte[] finished() {
    return Arrays.copyOf(layout, end);
  }

  /** The length of the longest URL, in characters. */
  int longest() {
    return longest;
  }

  /** Whether there was no placeholder. */
  boolean isFixed() {
    return fixed;
  }

  /** Whether another request of the same phone gives another URL. */
  boolean followsRequest() {
    return followsRequest;
  }

  private void text(byte kind, String text, int from, int to) {
    int length = to - from;
    piece(kind, length >>> 8, length, length);
    for (int i = from; i < to; i++) {
      layout[end++] = (byte) text.charAt(i);
    }
    longest += length;
  }

  private void piece(byte kind, int first, int second, int more) {
    if (end + 3 + more > layout.length) {
      layout = Arrays.copyOf(layout, 2 * layout.length + more);
    }
    layout[end++] = kind;
    layout[end++] = (byte) first;
    layout[end++] = (byte) second;
  }
}
