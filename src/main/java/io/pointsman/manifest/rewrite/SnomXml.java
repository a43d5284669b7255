package io.pointsman.manifest.rewrite;

/**
 * Snom's settings and lists of files (SAP, TAN, WZ; {@code certificate} and {@code language} from
 * general knowledge).
 */
final class SnomXml implements XmlFormat {

  private static final byte[] SERVER = XmlTag.name("setting_server");
  private static final byte[] FIRMWARE = XmlTag.name("firmware");
  private static final byte[] FIRMWARE_STATUS = XmlTag.name("firmware_status");
  private static final byte[] FILE = XmlTag.name("file");
  private static final byte[] CERTIFICATE = XmlTag.name("certificate");
  private static final byte[] LANGUAGE = XmlTag.name("language");
  private static final byte[] URL = XmlTag.name("url");

  private final UrlEditor editor;

  SnomXml(UrlEditor editor) {
    this.editor = editor;
  }

  @Override
  public FileFormat format() {
    return FileFormat.SNOM_XML;
  }

  @Override
  public void opened(XmlTag tag, boolean empty) {
    if (tag.is(FILE) || tag.is(CERTIFICATE) || tag.is(LANGUAGE)) {
      int url = tag.find(URL);
      if (url >= 0) {
        editor.reference(tag.start(url), tag.end(url), tag.spelling(url), false);
      }
    }
  }

  @Override
  public void leaf(XmlTag tag, int from, int to, Spelling spelling) {
    if (tag.is(SERVER)) {
      editor.server(from, to, spelling, "");
    } else if (tag.is(FIRMWARE)) {
      editor.file(from, to, spelling, true);
    } else if (tag.is(FIRMWARE_STATUS)) {
      // Only tells where the firmware is.
      editor.file(from, to, spelling, false);
    }
  }
}
