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
  private final XmlLeaf leaf;
  private int at;
  private int depth;
  private boolean empty;

  XmlScanner(SourceText text) {
    this.text = text;
    this.units = text.units();
    this.end = text.end();
    this.at = text.begin();
    this.tag = new XmlTag(text);
    this.leaf = new XmlLeaf(text);
  }

  /** The tag opened last; also after its CLOSE if {@link #leaf} is one. */
  XmlTag tag() {
    return tag;
  }

  /** Whether OPEN was of an element without content, which has no CLOSE. */
  boolean isEmpty() {
    return empty;
  }

  /** At a CLOSE: whether it ends the tag opened last, with text or one CDATA section in it. */
  XmlLeaf leaf() {
    return leaf;
  }

  Event next() {
    while (true) {
      int open = text.find('<', at);
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
        leaf.spoiled();
        at = text.after("?>", open + 2);
      } else if (kind == '!') {
        if (text.says(open, "<!--")) {
          leaf.spoiled();
          at = text.after("-->", open + 4);
        } else if (text.says(open, XmlLeaf.SECTION)) {
          at = leaf.section(open);
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

  private Event close(int open) {
    int name = open + 2;
    int nameEnd = nameEnd(name);
    int close = text.skipBlanks(nameEnd);
    if (nameEnd == name || close == end || units[close] != '>' || --depth < 0) {
      return Event.BROKEN;
    }
    leaf.closed(open, tag.hasName(name, nameEnd));
    at = close + 1;
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
      here = text.skipBlanks(here);
      if (here == end) {
        return Event.BROKEN;
      }
      if (units[here] == '>') {
        empty = false;
        depth++;
        leaf.opened(here + 1);
        at = here + 1;
        return Event.OPEN;
      }
      if (units[here] == '/') {
        empty = true;
        leaf.spoiled();
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
    int equals = text.skipBlanks(nameEnd);
    if (nameEnd == name || equals == end || units[equals] != '=') {
      return -1;
    }
    int quote = text.skipBlanks(equals + 1);
    if (quote == end || units[quote] != '"' && units[quote] != '\'') {
      return -1;
    }
    int close = text.find(units[quote], quote + 1);
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
}
