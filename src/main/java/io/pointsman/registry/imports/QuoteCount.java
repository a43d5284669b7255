package io.pointsman.registry.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Counts quotes on their way to the CSV reader, which takes an open one at the end for closed: rows
 * would vanish in a note.
 */
final class QuoteCount extends FilterReader {

  private boolean odd;

  QuoteCount(Reader in) {
    super(in);
  }

  boolean isOdd() {
    return odd;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      odd ^= buffer[i] == '"';
    }
    return read;
  }
}
