package io.pointsman.dialect.fanvil;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A config file in the text form as a strict phone reads it. */
record ReadConfig(String version, Map<String, String> values) {

  private static final String MODULE = "<AUTOUPDATE CONFIG MODULE>";

  static ReadConfig read(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    check(text.indexOf("\r\n") == 64, "its first line is not 64 characters long");
    check(text.endsWith("\r\n"), "its last line has no end");
    String[] lines = text.substring(0, text.length() - 2).split("\r\n", -1);
    check(lines[0].matches("<<VOIP CONFIG FILE>>Version:2\\.\\d{10} +"), lines[0]);
    check(lines[1].equals(MODULE), lines[1]);
    check(lines[lines.length - 1].equals("<<END OF FILE>>"), lines[lines.length - 1]);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 2; i < lines.length - 1; i++) {
      check(lines[i].matches("[A-Za-z ]{19}:[!-~]+"), lines[i]);
      String key = lines[i].substring(0, 19).strip();
      check(values.put(key, lines[i].substring(20)) == null, lines[i]);
    }
    return new ReadConfig(lines[0].substring(28).strip(), values);
  }

  private static void check(boolean good, String what) {
    if (!good) {
      throw new AssertionError(what);
    }
  }
}
