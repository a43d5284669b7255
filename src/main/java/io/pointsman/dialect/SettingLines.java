package io.pointsman.dialect;

/** Writes a file of one {@code name = value} a line. Names are ours; values may be anybody's. */
final class SettingLines {

  private final StringBuilder text = new StringBuilder();

  /**
   * @param first the line by which phones know the format
   */
  SettingLines(String first) {
    text.append(first).append('\n');
  }

  /** Without value, nothing. */
  SettingLines add(String name, Object value) {
    String said = value == null ? "" : LineText.value(value.toString());
    if (!said.isEmpty()) {
      text.append(name).append(" = ").append(said).append('\n');
    }
    return this;
  }

  /** A line of another shape, all of it ours or made safe. */
  SettingLines line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Written.Body body() {
    return LineText.body(text);
  }
}
