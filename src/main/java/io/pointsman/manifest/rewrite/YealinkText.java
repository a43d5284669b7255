package io.pointsman.manifest.rewrite;

import io.pointsman.mac.Vendor;
import io.pointsman.manifest.rewrite.Rewriter.Recognised;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Yealink's {@code key = value}: all keys that end in {@code .url}, and the files that a boot file
 * includes (WZ, TAN). Comments begin with a hash sign.
 */
final class YealinkText {

  private static final String MARK = "#!version:";
  private static final String INCLUDE = "include:config";
  private static final int LONGEST_KEY = 100;
  private static final Set<Vendor> WRITERS =
      EnumSet.of(Vendor.YEALINK, Vendor.AKUVOX, Vendor.FLYINGVOICE);

  private final SourceText text;
  private final UrlEditor editor;
  private boolean hasKeys;

  YealinkText(SourceText text, UrlEditor editor) {
    this.text = text;
    this.editor = editor;
  }

  /** A file without the mark counts if the vendor's files look so and a key is in it. */
  Recognised read(Vendor vendor) {
    boolean marked = text.says(text.firstNonBlank(), MARK);
    if (!marked && !WRITERS.contains(vendor)) {
      return Recognised.UNKNOWN;
    }
    TextLines lines = new TextLines(text);
    while (lines.next()) {
      line(lines);
    }
    return marked || hasKeys
        ? new Recognised(Reading.READ, FileFormat.YEALINK_TEXT)
        : Recognised.UNKNOWN;
  }

  private void line(TextLines lines) {
    int start = lines.start();
    if (start == lines.end() || text.unit(start) == '#') {
      return;
    }
    int include = afterModels(lines, start);
    if (text.says(include, INCLUDE)) {
      include(lines, include + INCLUDE.length());
      return;
    }
    int equals = lines.find('=', start);
    if (equals < 0 || equals - start > LONGEST_KEY) {
      return;
    }
    String key = text.string(start, equals).strip().toLowerCase(Locale.ROOT);
    hasKeys |= isKey(key);
    if (!key.endsWith(".url")) {
      return;
    }
    if (key.contains("provision")) {
      editor.server(equals + 1, lines.end(), Spelling.PLAIN, key);
    } else {
      editor.file(equals + 1, lines.end(), Spelling.PLAIN, BigFiles.isKey(key));
    }
  }

  /** As in {@code [T46S, T42S]include:config}. */
  private int afterModels(TextLines lines, int start) {
    int close = text.unit(start) == '[' ? lines.find(']', start) : -1;
    int at = close < 0 ? start : close + 1;
    while (at < lines.end() && SourceText.isBlank(text.unit(at))) {
      at++;
    }
    return at;
  }

  /** Its file name stands in angle brackets or quotation marks. */
  private void include(TextLines lines, int from) {
    Spot rest = Spot.trimmed(text, from, lines.end(), Spelling.PLAIN);
    if (rest.end() - rest.start() < 2) {
      return;
    }
    byte open = text.unit(rest.start());
    byte close = text.unit(rest.end() - 1);
    if (open == '<' && close == '>' || open == '"' && close == '"') {
      editor.reference(rest.start() + 1, rest.end() - 1, Spelling.PLAIN, false);
    }
  }

  private static boolean isKey(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-')) {
        return false;
      }
    }
    return key.indexOf('.') > 0;
  }
}
