package io.pointsman.dialect;

/** A path, looked through once: where its file begins and which MAC address it carries. */
final class AskedPath {

  /** Fanvil's index of boot files looks like an address; nobody was ever assigned that block. */
  private static final long FANVIL_INDEX = 0xF000_0000_0000L;

  /** What vendors write before the address without a break. */
  private static final String[] GLUED = {"cfg", "config", "sep", "spa", "ctlsep", "itlsep", "ata"};

  private final String path;
  private final int file;
  private long mac;
  private int macAt = -1;
  private int macEnd = -1;

  AskedPath(String path) {
    this.path = path;
    this.file = path.lastIndexOf('/') + 1;
    int from = file;
    int to = path.length();
    search(from, to);
    while (mac == 0 && from > 1) {
      to = from - 1;
      from = path.lastIndexOf('/', to - 1) + 1;
      search(from, to);
    }
  }

  /** The address found, the file's before a folder's; 0 if none. */
  long mac() {
    return mac;
  }

  /** The last segment; null if the path ends in a slash. */
  String file() {
    return file == path.length() ? null : path.substring(file);
  }

  /** Whether the file is named {@code prefix}, the address, {@code suffix}, in any letter case. */
  boolean isMacFile(String prefix, String suffix) {
    return macAt == file + prefix.length()
        && macEnd + suffix.length() == path.length()
        && fileStarts(prefix)
        && fileEnds(suffix);
  }

  /**
   * Whether it is {@code /<mac>.cfg} or {@code /<mac>.xml}: most polls are, and no vendor's phones
   * alone ask so.
   */
  boolean isEverybodys() {
    return macAt == 1
        && file == 1
        && macEnd + 4 == path.length()
        && (path.startsWith(".cfg", macEnd) || path.startsWith(".xml", macEnd));
  }

  boolean fileIs(String name) {
    return path.length() - file == name.length() && fileStarts(name);
  }

  boolean fileStarts(String prefix) {
    return isAt(file, prefix);
  }

  boolean fileEnds(String suffix) {
    int at = path.length() - suffix.length();
    return at >= file && isAt(at, suffix);
  }

  /** Whether the path begins with this folder, in this letter case. */
  boolean isUnder(String folder) {
    return path.startsWith(folder);
  }

  boolean is(String whole) {
    return path.equals(whole);
  }

  int fileLength() {
    return path.length() - file;
  }

  /** A character of the file; NUL beyond its end. */
  char fileChar(int index) {
    int at = file + index;
    return at < path.length() ? path.charAt(at) : 0;
  }

  /** Part of the file's name, from {@code from} up to the first of {@code stop} or the end. */
  String fileUntil(int from, String stop) {
    int to = file + from;
    while (to < path.length() && stop.indexOf(path.charAt(to)) < 0) {
      to++;
    }
    return to <= file + from ? null : path.substring(file + from, to);
  }

  /** The whole path, as asked. */
  String text() {
    return path;
  }

  private void search(int from, int to) {
    if (to - from < 12) {
      return;
    }
    if (path.charAt(from) > '9') {
      for (String prefix : GLUED) {
        if (isAt(from, prefix) && take(from + prefix.length(), to)) {
          return;
        }
      }
    }
    boolean wordBefore = false;
    for (int i = from; i <= to - 12; i++) {
      char c = path.charAt(i);
      if (!wordBefore && MacText.digit(c) >= 0 && take(i, to) && !endsUuid(from)) {
        return;
      }
      mac = 0;
      wordBefore = MacText.isWord(c);
    }
    macAt = -1;
    macEnd = -1;
  }

  /** Looks at the first letter itself: most questions end there, and this runs for every poll. */
  private boolean isAt(int at, String text) {
    int length = text.length();
    return length == 0
        || at + length <= path.length()
            && (path.charAt(at) | 0x20) == (text.charAt(0) | 0x20)
            && path.regionMatches(true, at, text, 0, length);
  }

  private boolean take(int at, int to) {
    long found = MacText.read(path, at, to);
    if (found == 0 || MacText.value(found) == FANVIL_INDEX) {
      return false;
    }
    mac = MacText.value(found);
    macAt = at;
    macEnd = at + MacText.length(found);
    return true;
  }

  /** The last group of a UUID has twelve digits too, but it is no address. */
  private boolean endsUuid(int from) {
    int start = macAt - 24;
    if (start < from) {
      return false;
    }
    for (int i = 0; i < 24; i++) {
      char c = path.charAt(start + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : MacText.digit(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
