package io.pointsman.manifest.rewrite;

import java.nio.charset.StandardCharsets;

/**
 * A file as units of one byte, in which every ASCII character stands as itself and no other
 * character looks like one. In UTF-8 and the ISO 8859 family these are the bytes themselves; of
 * UTF-16 a narrow copy is made. What is no ASCII is carried along and never interpreted.
 */
final class SourceText {

  private static final byte FOREIGN = (byte) 0xFF;

  private final byte[] file;
  private final byte[] units;
  private final int begin;
  private final int bom;
  private final boolean wide;
  private final boolean littleEndian;

  private SourceText(byte[] file, int bom, boolean wide, boolean littleEndian) {
    this.file = file;
    this.bom = bom;
    this.wide = wide;
    this.littleEndian = littleEndian;
    this.units = wide ? new byte[(file.length - bom) / 2] : file;
    this.begin = wide ? 0 : bom;
    if (wide) {
      for (int i = 0; i < units.length; i++) {
        char c = wideAt(i);
        units[i] = c < 0x80 ? (byte) c : FOREIGN;
      }
    }
  }

  /** Null if it is UTF-32, or UTF-16 without the mark that tells its order. */
  static SourceText of(byte[] file) {
    int first = at(file, 0) << 8 | at(file, 1);
    int second = at(file, 2) << 8 | at(file, 3);
    if (first == 0xFFFE && second != 0 || first == 0xFEFF) {
      return new SourceText(file, 2, true, first == 0xFFFE);
    }
    if (first == 0xFFFE || first == 0 && second == 0xFEFF || first == '<' || first == '<' << 8) {
      return file.length < 2 ? new SourceText(file, 0, false, false) : null;
    }
    boolean marked = first == 0xEFBB && second >> 8 == 0xBF;
    return new SourceText(file, marked ? 3 : 0, false, false);
  }

  private static int at(byte[] file, int index) {
    return index < file.length ? file[index] & 0xFF : 0;
  }

  byte[] file() {
    return file;
  }

  byte[] units() {
    return units;
  }

  byte unit(int index) {
    return units[index];
  }

  /** Where the text begins, after a byte order mark. */
  int begin() {
    return begin;
  }

  int end() {
    return units.length;
  }

  boolean isWide() {
    return wide;
  }

  int firstNonBlank() {
    return skipBlanks(begin);
  }

  /** The first unit that is no blank, at or after a position; the end if there is none. */
  int skipBlanks(int from) {
    int at = from;
    while (at < units.length && isBlank(units[at])) {
      at++;
    }
    return at;
  }

  /** The first of that unit at or after a position; -1 if there is none. */
  int find(int unit, int from) {
    for (int i = from; i < units.length; i++) {
      if (units[i] == unit) {
        return i;
      }
    }
    return -1;
  }

  /** Where the first such sign at or after a position ends; -1 if there is none. */
  int after(String sign, int from) {
    byte first = (byte) sign.charAt(0);
    for (int i = find(first, from); i >= 0; i = find(first, i + 1)) {
      if (says(i, sign)) {
        return i + sign.length();
      }
    }
    return -1;
  }

  static boolean isBlank(byte unit) {
    return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
  }

  /** Whether ASCII text stands here, its letters in lower case and in any case in the file. */
  boolean says(int at, String lower) {
    if (at + lower.length() > units.length) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      int unit = units[at + i];
      int folded = unit >= 'A' && unit <= 'Z' ? unit + 32 : unit;
      if (folded != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** What stands there: characters of UTF-16, or else one a byte, to be written back alike. */
  String string(int from, int to) {
    if (!wide) {
      return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append(wideAt(i));
    }
    return text.toString();
  }

  /** The bytes of what {@link #string} gave, or of ASCII. */
  byte[] bytes(String text) {
    if (!wide) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    return text.getBytes(littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  /** Where a unit lies in the file, in bytes. */
  int offset(int index) {
    return wide ? bom + 2 * index : index;
  }

  private char wideAt(int index) {
    int high = file[bom + 2 * index + (littleEndian ? 1 : 0)] & 0xFF;
    int low = file[bom + 2 * index + (littleEndian ? 0 : 1)] & 0xFF;
    return (char) (high << 8 | low);
  }
}
