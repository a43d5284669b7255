package io.pointsman.boots;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form: a first line of 64 characters and CRLF, keys below their modules, an end. */
final class FanvilText {

  private static final int HEADER = 64;
  private static final Pattern FIRST =
      Pattern.compile("<< ?VOIP CONFIG FILE ?>> ?(?:Version: ?([0-9.]+))? *");
  private static final Pattern LAST = Pattern.compile("<< ?END OF FILE ?>>");
  private static final Pattern MODULE = Pattern.compile("<([A-Z0-9]+(?: [A-Z0-9]+)* MODULE)>");
  private static final Pattern GROUP = Pattern.compile("--[A-Za-z0-9 ]+-- *:?");
  private static final Pattern ITEM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9 ]*?) *:(.*)");

  private FanvilText() {}

  static FanvilFile read(byte[] file, String url) {
    String text = decoded(file, url);
    if (text.length() < HEADER + 2 || text.indexOf("\r\n") != HEADER) {
      throw new NotTakenException(
          url + " has a first line of " + text.indexOf("\r\n") + " characters before CRLF, not 64");
    }
    Matcher first = FIRST.matcher(text.substring(0, HEADER));
    if (!first.matches()) {
      throw new NotTakenException(url + " begins with \"" + text.substring(0, HEADER) + "\"");
    }
    String version = first.group(1) == null ? "" : first.group(1);
    return new FanvilFile(version, items(text.substring(HEADER + 2).split("\r?\n", -1), url));
  }

  private static Map<String, String> items(String[] lines, String url) {
    Map<String, String> values = new TreeMap<>();
    String module = null;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      Matcher header = MODULE.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (LAST.matcher(line).matches()) {
        nothingAfter(lines, i, url);
        return values;
      } else if (header.matches()) {
        module = header.group(1);
      } else if (module != null && item.matches()) {
        values.put(module + "/" + item.group(1), item.group(2).strip());
      } else if (!line.isBlank() && !(module != null && GROUP.matcher(line).matches())) {
        throw new NotTakenException(url + " has the line \"" + line + "\"");
      }
    }
    throw new NotTakenException(url + " has no end");
  }

  /** But one line's end. */
  private static void nothingAfter(String[] lines, int last, String url) {
    if (last < lines.length - 2 || last == lines.length - 2 && !lines[last + 1].isEmpty()) {
      throw new NotTakenException(url + " goes on after its end");
    }
  }

  private static String decoded(byte[] file, String url) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException malformed) {
      throw new NotTakenException(url + " is no text", malformed);
    }
  }
}
