package io.pointsman.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param first of the bytes, from 0; past the end if there is nothing to give
 * @param last inclusive
 */
record ByteRange(int first, int last) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

  /** Null for the whole file: several ranges, other units and nonsense may be ignored. */
  static ByteRange parse(String header, int size) {
    Matcher range = ONE.matcher(header);
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return null;
    }
    if (range.group(1).isEmpty()) {
      long suffix = Math.min(size, Long.parseLong(range.group(2)));
      return suffix == 0 ? beyond(size) : new ByteRange((int) (size - suffix), size - 1);
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (last < first) {
      return null;
    }
    return first >= size
        ? beyond(size)
        : new ByteRange((int) first, (int) Math.min(last, size - 1));
  }

  boolean isBeyond() {
    return last < first;
  }

  int length() {
    return last - first + 1;
  }

  private static ByteRange beyond(int size) {
    return new ByteRange(size, size - 1);
  }
}
