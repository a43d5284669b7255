package io.pointsman.dialect.gigaset;

import java.nio.charset.StandardCharsets;

/**
 * Writes the version into a settings file: into the attribute {@code version} of its root {@code
 * settings}, and nowhere else. What is no such file, encrypted or cut short or of another root,
 * stays as it is. Works on bytes, so that every encoding that extends ASCII passes unharmed.
 */
final class SettingsVersion {

  private static final String ROOT = "<settings";

  private final byte[] content;
  private int at;
  private int from = -1;
  private int to = -1;

  private SettingsVersion(byte[] content) {
    this.content = content;
  }

  /**
   * @param version written only if it is digits and {@code -_:.}
   */
  static byte[] write(byte[] content, String version) {
    if (version == null || !version.matches("[0-9_:.-]+")) {
      return content;
    }
    SettingsVersion file = new SettingsVersion(content);
    if (!file.skipProlog() || !file.is(ROOT)) {
      return content;
    }
    file.at += ROOT.length();
    int afterName = file.at;
    if (!file.readAttributes()) {
      return content;
    }
    return file.from < 0
        ? file.spliced(afterName, afterName, " version=\"" + version + "\"")
        : file.spliced(file.from, file.to, version);
  }

  /** False if something stands before the root that we do not look through: a DOCTYPE. */
  private boolean skipProlog() {
    if (content.length > 2 && content[0] == (byte) 0xEF && content[1] == (byte) 0xBB) {
      at = content[2] == (byte) 0xBF ? 3 : 0;
    }
    while (true) {
      skipBlanks();
      if (is("<?")) {
        if (!skipPast("?>")) {
          return false;
        }
      } else if (is("<!--")) {
        at += 4;
        if (!skipPast("-->")) {
          return false;
        }
      } else {
        return true;
      }
    }
  }

  /** False unless the tag is whole and well formed. */
  private boolean readAttributes() {
    while (true) {
      int before = at;
      skipBlanks();
      if (is(">") || is("/>")) {
        return true;
      }
      int name = at;
      while (at < content.length && isName(content[at])) {
        at++;
      }
      int nameEnd = at;
      skipBlanks();
      if (before == name || name == nameEnd || !is("=")) {
        return false;
      }
      at++;
      skipBlanks();
      if (!is("\"") && !is("'")) {
        return false;
      }
      byte quote = content[at++];
      int value = at;
      while (at < content.length && content[at] != quote && content[at] != '<') {
        at++;
      }
      if (at == content.length || content[at] != quote) {
        return false;
      }
      if (isVersion(name, nameEnd)) {
        if (from >= 0) {
          return false;
        }
        from = value;
        to = at;
      }
      at++;
    }
  }

  private boolean isVersion(int name, int end) {
    return new String(content, name, end - name, StandardCharsets.ISO_8859_1).equals("version");
  }

  private byte[] spliced(int start, int end, String text) {
    byte[] middle = text.getBytes(StandardCharsets.US_ASCII);
    byte[] result = new byte[content.length - (end - start) + middle.length];
    System.arraycopy(content, 0, result, 0, start);
    System.arraycopy(middle, 0, result, start, middle.length);
    System.arraycopy(content, end, result, start + middle.length, content.length - end);
    return result;
  }

  private void skipBlanks() {
    while (at < content.length
        && (content[at] == ' '
            || content[at] == '\n'
            || content[at] == '\r'
            || content[at] == '\t')) {
      at++;
    }
  }

  private boolean skipPast(String text) {
    while (at < content.length && !is(text)) {
      at++;
    }
    at = Math.min(content.length, at + text.length());
    return at < content.length;
  }

  private boolean is(String text) {
    if (content.length - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (content[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(byte b) {
    return b < 0
        || b > ' ' && b != '=' && b != '>' && b != '/' && b != '<' && b != '"' && b != '\'';
  }
}
