package io.pointsman.manifest.rewrite;

import io.pointsman.mac.Vendor;

/**
 * Recognises a file by what stands in it and rewrites its URLs. Never throws whatever the bytes,
 * and takes time in proportion to their number.
 */
public final class Rewriter {

  private Rewriter() {}

  public static Rewritten rewrite(RewriteQuestion question) {
    byte[] file = question.file();
    SourceText text = SourceText.of(file);
    if (text == null) {
      return Rewritten.untouched(file, Reading.ENCODING, null);
    }
    UrlEditor editor = new UrlEditor(text, UrlRules.of(question));
    Recognised recognised = read(text, question.vendor(), editor);
    if (recognised.reading() != Reading.READ) {
      boolean sealed = recognised.format() == null && Ciphertext.looksLike(file);
      return Rewritten.untouched(
          file, sealed ? Reading.ENCRYPTED : recognised.reading(), recognised.format());
    }
    return editor.finish(recognised.format());
  }

  private static Recognised read(SourceText text, Vendor vendor, UrlEditor editor) {
    int first = text.firstNonBlank();
    if (first == text.end()) {
      return Recognised.UNKNOWN;
    }
    if (text.unit(first) != '<') {
      return new YealinkText(text, editor).read(vendor);
    }
    if (FanvilText.begins(text, first)) {
      return new FanvilText(text, editor).read();
    }
    return XmlFile.read(text, vendor, editor);
  }

  /**
   * @param format null if the file is none of ours
   */
  record Recognised(Reading reading, FileFormat format) {

    static final Recognised UNKNOWN = new Recognised(Reading.UNKNOWN, null);
  }
}
