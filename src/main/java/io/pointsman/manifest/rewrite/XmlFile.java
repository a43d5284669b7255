package io.pointsman.manifest.rewrite;

import io.pointsman.mac.Vendor;
import io.pointsman.manifest.rewrite.Rewriter.Recognised;
import java.util.Locale;

/** Reads XML: its declared encoding, and by its root whose format it is. */
final class XmlFile {

  private static final byte[] PRODUCT = XmlTag.name("productID");
  private static final byte[] VERSION = XmlTag.name("version");

  private XmlFile() {}

  static Recognised read(SourceText text, Vendor vendor, UrlEditor editor) {
    if (!isReadable(text)) {
      return new Recognised(Reading.ENCODING, null);
    }
    XmlScanner scanner = new XmlScanner(text);
    // Not null at a CLOSE, as the scanner gives none before the first OPEN.
    XmlFormat format = null;
    while (true) {
      switch (scanner.next()) {
        case OPEN -> {
          if (format == null) {
            format = of(scanner.tag(), vendor, text, editor);
            if (format == null) {
              return Recognised.UNKNOWN;
            }
          }
          format.opened(scanner.tag(), scanner.isEmpty());
        }
        case CLOSE -> {
          XmlLeaf leaf = scanner.leaf();
          if (leaf.is()) {
            format.leaf(scanner.tag(), leaf.start(), leaf.end(), leaf.spelling());
          }
          format.closed();
        }
        case END -> {
          return format == null
              ? Recognised.UNKNOWN
              : new Recognised(Reading.READ, format.format());
        }
        case DOCTYPE -> {
          return new Recognised(Reading.DOCTYPE, format == null ? null : format.format());
        }
        case BROKEN -> {
          return format == null
              ? Recognised.UNKNOWN
              : new Recognised(Reading.BROKEN, format.format());
        }
      }
    }
  }

  /** Null for roots of other formats. */
  private static XmlFormat of(XmlTag root, Vendor vendor, SourceText text, UrlEditor editor) {
    return switch (root.name()) {
      case "provisioning", "firmware", "nvm", "scenario", "ProviderFrame" -> new GigasetXml(editor);
      case "settings" ->
          // Gigaset's and Snom's; a Gigaset P7xx or P8xx reads Snom's, so the phone does not tell.
          root.find(PRODUCT) >= 0 || root.find(VERSION) >= 0
              ? new GigasetXml(editor)
              : new SnomXml(editor);
      case "setting-files", "phone-settings", "firmware-settings", "certificates" ->
          new SnomXml(editor);
      case "sysConf" -> new FanvilXml(editor);
      case "gs_provision", "hl_provision" -> new GrandstreamXml(editor);
      case "APPLICATION", "polycomConfig", "PHONE_CONFIG" -> new PolyXml(text, editor);
      // Poly's phones take any root.
      default -> vendor == Vendor.POLY ? new PolyXml(text, editor) : null;
    };
  }

  private static boolean isReadable(SourceText text) {
    int at = text.firstNonBlank();
    if (!text.says(at, "<?xml")) {
      return true;
    }
    String declared = declaredEncoding(text, at);
    if (text.isWide()) {
      return declared.isEmpty() || declared.startsWith("utf-16");
    }
    // Where a byte below 128 may be part of another character, a quotation mark could be none.
    return declared.isEmpty()
        || declared.equals("utf-8")
        || declared.equals("utf8")
        || declared.equals("us-ascii")
        || declared.equals("ascii")
        || declared.equals("latin1")
        || declared.startsWith("iso-8859-")
        || declared.startsWith("windows-125");
  }

  /** In lower case; empty if it is not declared. */
  private static String declaredEncoding(SourceText text, int at) {
    int end = at;
    while (end < text.end() && text.unit(end) != '>') {
      end++;
    }
    for (int i = at; i < end; i++) {
      if (text.says(i, "encoding")) {
        int open = i + "encoding".length();
        while (open < end && text.unit(open) != '"' && text.unit(open) != '\'') {
          open++;
        }
        int close = open + 1;
        while (close < end && text.unit(close) != text.unit(open)) {
          close++;
        }
        return close < end ? text.string(open + 1, close).trim().toLowerCase(Locale.ROOT) : "?";
      }
    }
    return "";
  }
}
