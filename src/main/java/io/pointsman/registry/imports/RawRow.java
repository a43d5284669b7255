package io.pointsman.registry.imports;

/**
 * A row as its file has it.
 *
 * @param line on which it begins, from 1
 * @param values in the order of the subject's columns, null for what it has not
 * @param reason why it cannot be used; null if it can be read
 * @param detail null if it can be read
 */
record RawRow(long line, String[] values, String reason, String detail) {

  static RawRow of(long line, String[] values) {
    return new RawRow(line, values, null, null);
  }

  static RawRow refused(long line, String reason, String detail) {
    return new RawRow(line, new String[0], reason, detail);
  }
}
