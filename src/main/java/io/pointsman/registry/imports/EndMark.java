package io.pointsman.registry.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Puts a line of its own behind a file for the CSV reader, which takes a quote that is still open
 * at the end for closed: whether the line comes out as a row, or inside one, tells which it was.
 */
final class EndMark extends FilterReader {

  /** Without anything that CSV would obey. */
  static final String TEXT = "end-of-file";

  private static final String LINE = "\n" + TEXT;

  /** How much of the line is read; before the file's own end none. */
  private int read;

  EndMark(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int more = read > 0 ? -1 : super.read(buffer, offset, length);
    if (more >= 0 || length == 0) {
      return more;
    }
    int rest = Math.min(length, LINE.length() - read);
    LINE.getChars(read, read + rest, buffer, offset);
    read += rest;
    return rest == 0 ? -1 : rest;
  }
}
