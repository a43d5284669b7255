package io.pointsman.manifest.rewrite;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes the URLs that a format finds, applies the rules, and writes the file with what changed. */
final class UrlEditor {

  /** Bounds what relative URLs of one letter each could grow to. */
  private static final int LARGEST = 4 << 20;

  private static final int LONGEST_URL = 4096;

  private final SourceText text;
  private final UrlRules rules;
  private final Servers servers;
  private final List<Edit> edits = new ArrayList<>();
  private int seen;
  private long size;

  private record Edit(Spot spot, String from, String to, byte[] written) {}

  UrlEditor(SourceText text, UrlRules rules) {
    this.text = text;
    this.rules = rules;
    this.servers = new Servers(this, rules);
    this.size = text.offset(text.end());
  }

  /** The URL of a file, which phones of this format take as relative too. */
  void reference(int from, int to, Spelling spelling, boolean big) {
    file(from, to, spelling, true, big);
  }

  /** The URL of a file; what has no scheme is no URL here. */
  void file(int from, int to, Spelling spelling, boolean big) {
    file(from, to, spelling, false, big);
  }

  private void file(int from, int to, Spelling spelling, boolean relativeToo, boolean big) {
    Spot spot = Spot.trimmed(text, from, to, spelling);
    String value = value(spot);
    if (value != null) {
      seen++;
      change(spot, value, rules.file(value, relativeToo, big));
    }
  }

  /**
   * A server, with its scheme or without.
   *
   * @param group names what shares a protocol
   */
  void server(int from, int to, Spelling spelling, String group) {
    Spot spot = Spot.trimmed(text, from, to, spelling);
    String value = value(spot);
    if (value != null) {
      seen++;
      servers.server(group, spot, value);
    }
  }

  /** The protocol of a group's servers, as the vendor spells it. */
  void protocol(int from, int to, Spelling spelling, String group, String http, String https) {
    Spot spot = Spot.trimmed(text, from, to, spelling);
    String value = value(spot);
    if (value != null && value.equalsIgnoreCase(http)) {
      servers.plainProtocol(group, spot, value, https);
    }
  }

  void change(Spot spot, String from, String to) {
    if (size > LARGEST || to.equals(from)) {
      return;
    }
    String spelled = spot.spelling().encode(to);
    if (spelled != null) {
      byte[] written = text.bytes(spelled);
      size += written.length - (text.offset(spot.end()) - text.offset(spot.start()));
      edits.add(new Edit(spot, from, to, written));
    }
  }

  Rewritten finish(FileFormat format) {
    servers.finish();
    byte[] file = text.file();
    if (size > LARGEST) {
      return Rewritten.untouched(file, Reading.OVERSIZED, format);
    }
    if (edits.isEmpty()) {
      return new Rewritten(file, Reading.READ, format, seen, List.of());
    }
    edits.sort(Comparator.comparingInt(edit -> edit.spot().start()));
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) size + 1);
    List<UrlChange> changes = new ArrayList<>(edits.size());
    int copied = 0;
    for (Edit edit : edits) {
      int at = text.offset(edit.spot().start());
      out.write(file, copied, at - copied);
      out.writeBytes(edit.written());
      copied = text.offset(edit.spot().end());
      changes.add(new UrlChange(at, edit.from(), edit.to()));
    }
    out.write(file, copied, file.length - copied);
    return new Rewritten(out.toByteArray(), Reading.READ, format, seen, List.copyOf(changes));
  }

  /** Null if nothing stands there, or nothing that we can read. */
  private String value(Spot spot) {
    int length = spot.end() - spot.start();
    return length == 0 || length > LONGEST_URL
        ? null
        : spot.spelling().decode(text.string(spot.start(), spot.end()));
  }
}
