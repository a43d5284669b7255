package io.pointsman.manifest.rewrite;

/** Follows whether the tag opened last holds nothing but text or one CDATA section, and which. */
final class XmlLeaf {

  /** Opens a CDATA section. */
  static final String SECTION = "<![cdata[";

  private static final String SECTION_END = "]]>";

  private final SourceText text;

  /** Where the content of the tag opened last begins; -1 if more than text was in it. */
  private int content = -1;

  private int section = -1;
  private int sectionEnd;
  private int contentEnd;
  private boolean leaf;
  private int start;

  XmlLeaf(SourceText text) {
    this.text = text;
  }

  /** A tag was opened, whose content begins there. */
  void opened(int at) {
    content = at;
    section = -1;
  }

  /** Something stands there that makes it more than a leaf. */
  void spoiled() {
    content = -1;
  }

  /** A CDATA section opens there; gives where it ends, -1 if it does not. */
  int section(int open) {
    int after = text.after(SECTION_END, open + SECTION.length());
    if (content >= 0 && section < 0 && isBlank(content, open)) {
      section = open + SECTION.length();
      sectionEnd = after - SECTION_END.length();
    } else {
      spoiled();
    }
    return after;
  }

  /**
   * A tag was closed.
   *
   * @param at where its end tag begins
   * @param opened whether it is the one opened last by its name
   */
  void closed(int at, boolean opened) {
    leaf =
        content >= 0 && opened && (section < 0 || isBlank(sectionEnd + SECTION_END.length(), at));
    contentEnd = at;
    start = section >= 0 ? section : content;
    content = -1;
  }

  /** Whether the tag closed last was one; only then the rest says something. */
  boolean is() {
    return leaf;
  }

  int start() {
    return start;
  }

  int end() {
    return section >= 0 ? sectionEnd : contentEnd;
  }

  Spelling spelling() {
    return section >= 0 ? Spelling.CDATA : Spelling.TEXT;
  }

  private boolean isBlank(int from, int to) {
    return text.skipBlanks(from) >= to;
  }
}
