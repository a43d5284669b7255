package io.pointsman.manifest.rewrite;

import io.pointsman.manifest.rewrite.Rewriter.Recognised;

/**
 * Fanvil's text form: {@code Key :value} below module lines (SEED-F). Only values are written anew,
 * so that the first line keeps its 64 characters.
 */
final class FanvilText {

  private static final int LONGEST_KEY = 40;

  private final SourceText text;
  private final FanvilKeys keys;

  FanvilText(SourceText text, UrlEditor editor) {
    this.text = text;
    this.keys = new FanvilKeys(editor);
  }

  /** The vendor's own document prints blanks inside the brackets, files have none. */
  static boolean begins(SourceText text, int at) {
    return text.says(at, "<<voip config file>>") || text.says(at, "<< voip config file >>");
  }

  Recognised read() {
    TextLines lines = new TextLines(text);
    while (lines.next()) {
      int start = lines.start();
      if (text.says(start, "<<end of file>>") || text.says(start, "<< end of file >>")) {
        return new Recognised(Reading.READ, FileFormat.FANVIL_TEXT);
      }
      int colon = lines.find(':', start);
      if (colon > start && colon - start <= LONGEST_KEY && text.unit(start) != '<') {
        keys.value(text.string(start, colon), colon + 1, lines.end(), Spelling.PLAIN);
      }
    }
    return new Recognised(Reading.BROKEN, FileFormat.FANVIL_TEXT);
  }
}
