package io.pointsman.manifest.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A start tag, filled anew for each: where its name and its attributes stand. */
final class XmlTag {

  private static final int NAME = 0;
  private static final int NAME_END = 1;
  private static final int VALUE = 2;
  private static final int VALUE_END = 3;
  private static final int FIELDS = 4;

  private final SourceText text;
  private final byte[] units;
  private int nameStart;
  private int nameEnd;
  private int[] attributes = new int[16 * FIELDS];
  private int count;

  XmlTag(SourceText text) {
    this.text = text;
    this.units = text.units();
  }

  /** A name to compare with. */
  static byte[] name(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  void begin(int from, int to) {
    nameStart = from;
    nameEnd = to;
    count = 0;
  }

  void attribute(int name, int end, int value, int valueEnd) {
    int at = count * FIELDS;
    if (at == attributes.length) {
      attributes = Arrays.copyOf(attributes, 2 * at);
    }
    attributes[at + NAME] = name;
    attributes[at + NAME_END] = end;
    attributes[at + VALUE] = value;
    attributes[at + VALUE_END] = valueEnd;
    count++;
  }

  boolean is(byte[] name) {
    return Arrays.equals(units, nameStart, nameEnd, name, 0, name.length);
  }

  boolean hasName(int from, int to) {
    return Arrays.equals(units, nameStart, nameEnd, units, from, to);
  }

  String name() {
    return text.string(nameStart, nameEnd);
  }

  int attributes() {
    return count;
  }

  /** The index of the first attribute with that name; -1 if there is none. */
  int find(byte[] name) {
    for (int i = 0; i < count; i++) {
      int at = i * FIELDS;
      if (Arrays.equals(
          units, attributes[at + NAME], attributes[at + NAME_END], name, 0, name.length)) {
        return i;
      }
    }
    return -1;
  }

  boolean hasPrefix(int attribute, String lowerPrefix) {
    int start = attributes[attribute * FIELDS + NAME];
    int end = attributes[attribute * FIELDS + NAME_END];
    return end - start >= lowerPrefix.length() && text.says(start, lowerPrefix);
  }

  String name(int attribute) {
    return text.string(
        attributes[attribute * FIELDS + NAME], attributes[attribute * FIELDS + NAME_END]);
  }

  boolean valueIs(int attribute, byte[] value) {
    return Arrays.equals(units, start(attribute), end(attribute), value, 0, value.length);
  }

  String value(int attribute) {
    return text.string(start(attribute), end(attribute));
  }

  int start(int attribute) {
    return attributes[attribute * FIELDS + VALUE];
  }

  int end(int attribute) {
    return attributes[attribute * FIELDS + VALUE_END];
  }

  Spelling spelling(int attribute) {
    return units[start(attribute) - 1] == '"' ? Spelling.QUOTED : Spelling.APOSTROPHED;
  }
}
