package io.pointsman.manifest.rewrite;

/**
 * Poly's master file and configuration: attributes of any element (admin guide). Names of files are
 * lists; folders that the phone writes to (logs, overrides, contacts) are left alone.
 */
final class PolyXml implements XmlFormat {

  private static final String SERVER = "device.prov";

  private final UrlEditor editor;
  private final SourceText text;

  PolyXml(SourceText text, UrlEditor editor) {
    this.text = text;
    this.editor = editor;
  }

  @Override
  public FileFormat format() {
    return FileFormat.POLY_XML;
  }

  @Override
  public void opened(XmlTag tag, boolean empty) {
    for (int i = 0; i < tag.attributes(); i++) {
      if (tag.hasPrefix(i, "config_files") || tag.hasPrefix(i, "app_file_path")) {
        references(tag, i, BigFiles.isKey(tag.name(i)));
      } else if (tag.hasPrefix(i, "device.prov.") || tag.hasPrefix(i, "upgrade.custom.")) {
        server(tag, i);
      }
    }
  }

  private void references(XmlTag tag, int attribute, boolean big) {
    int from = tag.start(attribute);
    for (int i = from; i <= tag.end(attribute); i++) {
      if (i == tag.end(attribute) || text.unit(i) == ',') {
        editor.reference(from, i, tag.spelling(attribute), big);
        from = i + 1;
      }
    }
  }

  private void server(XmlTag tag, int attribute) {
    int from = tag.start(attribute);
    int to = tag.end(attribute);
    Spelling spelling = tag.spelling(attribute);
    switch (tag.name(attribute)) {
      case "device.prov.serverName" -> editor.server(from, to, spelling, SERVER);
      case "device.prov.serverType" -> editor.protocol(from, to, spelling, SERVER, "HTTP", "HTTPS");
      case "device.prov.upgradeServer", "upgrade.custom.server.url" ->
          editor.server(from, to, spelling, tag.name(attribute));
      default -> {}
    }
  }
}
