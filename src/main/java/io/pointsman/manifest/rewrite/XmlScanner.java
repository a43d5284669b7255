package io.pointsman.manifest.rewrite;

/**
 * Walks over tags, forward only, so that it takes time in proportion to the bytes whatever they
 * are. It builds nothing and resolves nothing: a document type ends the walk.
 */
final class XmlScanner {

  enum Event {
    OPEN,
    CLOSE,
    END,
    DOCTYPE,
    BROKEN
  }

  private final SourceText text;
  private final byte[] units;
  private final int end;
  private final XmlTag tag;
  private int at;
  private int depth;
  private boolean empty;

  /** Where the content of the tag opened last begins; -1 if more than text was in it. */
  private int content;

  private int section = -1;
  private int sectionEnd;
  private int contentEnd;
  private boolean leaf;
  private int leafStart;

  XmlScanner(SourceText text) {
    this.text = text;
    this.units = text.units();
    this.end = text.end();
    this.at = text.begin();
    this.tag = new XmlTag(text);
    this.content = -1;
  }

  /** The tag opened last; also after its CLOSE if {@link #isLeaf}. */
  XmlTag tag() {
    return tag;
  }

  /** Whether OPEN was of an element without content, which has no CLOSE. */
  boolean isEmpty() {
    return empty;
  }

  /** Whether CLOSE ends the tag opened last, with text or one CDATA section in it. */
  boolean isLeaf() {
    return leaf;
  }

  int leafStart() {
    return leafStart;
  }

  int leafEnd() {
    return section >= 0 ? sectionEnd : contentEnd;
  }

  Spelling leafSpelling() {
    return section >= 0 ? Spelling.CDATA : Spelling.TEXT;
  }

  Event next() {
    while (true) {
      int open = find('<', at);
      if (open < 0) {
        return depth == 0 ? Event.END : Event.BROKEN;
      }
      if (open + 1 == end) {
        return Event.BROKEN;
      }
      byte kind = units[open + 1];
      if (kind == '/') {
        return close(open);
      } else if (kind == '?') {
        content = -1;
        at = after("?>", open + 2);
      } else if (kind == '!') {
        if (text.says(open, "<!--")) {
          content = -1;
          at = after("-->", open + 4);
        } else if (text.says(open, "<![cdata[")) {
          section(open);
        } else {
          return open + 2 < end && isLetter(units[open + 2]) ? Event.DOCTYPE : Event.BROKEN;
        }
      } else {
        return open(open + 1);
      }
      if (at < 0) {
        return Event.BROKEN;
      }
    }
  }

  private void section(int open) {
    at = after("]]>", open + 9);
    if (content >= 0 && section < 0 && isBlank(content, open)) {
      section = open + 9;
      sectionEnd = at - 3;
    } else {
      content = -1;
    }
  }

  private Event close(int open) {
    int name = open + 2;
    int nameEnd = nameEnd(name);
    int close = skipBlanks(nameEnd);
    if (nameEnd == name || close == end || units[close] != '>' || --depth < 0) {
      return Event.BROKEN;
    }
    if (content >= 0
        && (!tag.hasName(name, nameEnd) || section >= 0 && !isBlank(sectionEnd + 3, open))) {
      content = -1;
    }
    contentEnd = open;
    at = close + 1;
    leaf = content >= 0;
    leafStart = section >= 0 ? section : content;
    content = -1;
    return Event.CLOSE;
  }

  private Event open(int name) {
    int nameEnd = nameEnd(name);
    if (nameEnd == name) {
      return Event.BROKEN;
    }
    tag.begin(name, nameEnd);
    int here = nameEnd;
    while (true) {
      here = skipBlanks(here);
      if (here == end) {
        return Event.BROKEN;
      }
      if (units[here] == '>') {
        empty = false;
        depth++;
        content = here + 1;
        section = -1;
        at = here + 1;
        return Event.OPEN;
      }
      if (units[here] == '/') {
        empty = true;
        content = -1;
        at = here + 2;
        return here + 1 < end && units[here + 1] == '>' ? Event.OPEN : Event.BROKEN;
      }
      here = attribute(here);
      if (here < 0) {
        return Event.BROKEN;
      }
    }
  }

  /** Gives where it ends; -1 if it is none. */
  private int attribute(int name) {
    int nameEnd = nameEnd(name);
    int equals = skipBlanks(nameEnd);
    if (nameEnd == name || equals == end || units[equals] != '=') {
      return -1;
    }
    int quote = skipBlanks(equals + 1);
    if (quote == end || units[quote] != '"' && units[quote] != '\'') {
      return -1;
    }
    int close = find(units[quote], quote + 1);
    if (close < 0) {
      return -1;
    }
    tag.attribute(name, nameEnd, quote + 1, close);
    return close + 1;
  }

  private int nameEnd(int from) {
    int here = from;
    while (here < end && isInName(units[here])) {
      here++;
    }
    return here;
  }

  private static boolean isInName(byte unit) {
    return switch (unit) {
      case ' ', '\t', '\r', '\n', '=', '/', '>', '<', '"', '\'', '&', 0 -> false;
      default -> true;
    };
  }

  private static boolean isLetter(byte unit) {
    return unit >= 'A' && unit <= 'Z' || unit >= 'a' && unit <= 'z';
  }

  private int skipBlanks(int from) {
    int here = from;
    while (here < end && SourceText.isBlank(units[here])) {
      here++;
    }
    return here;
  }

  private boolean isBlank(int from, int to) {
    return skipBlanks(from) >= to;
  }

  private int find(int unit, int from) {
    for (int i = from; i < end; i++) {
      if (units[i] == unit) {
        return i;
      }
    }
    return -1;
  }

  private int after(String sign, int from) {
    byte first = (byte) sign.charAt(0);
    for (int i = find(first, from); i >= 0; i = find(first, i + 1)) {
      if (text.says(i, sign)) {
        return i + sign.length();
      }
    }
    return -1;
  }
}
