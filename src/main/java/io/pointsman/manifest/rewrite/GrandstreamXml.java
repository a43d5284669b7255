package io.pointsman.manifest.rewrite;

/**
 * Grandstream's P-values and aliases, and Htek's P-values (vendor's guide, IDX 18398397588, IDX
 * 51854177058). Servers have no scheme: P212, and since P6767 the firmware's own, say which.
 */
final class GrandstreamXml implements XmlFormat {

  private static final byte[] ITEM = XmlTag.name("item");
  private static final byte[] PART = XmlTag.name("part");
  private static final byte[] NAME = XmlTag.name("name");
  private static final int LONGEST_KEY = 40;
  private static final String CONFIG = "config";
  private static final String FIRMWARE = "firmware";
  private static final String PHONEBOOK = "phonebook";

  private final UrlEditor editor;
  private String item = "";

  GrandstreamXml(UrlEditor editor) {
    this.editor = editor;
  }

  @Override
  public FileFormat format() {
    return FileFormat.GRANDSTREAM_XML;
  }

  @Override
  public void opened(XmlTag tag, boolean empty) {
    if (tag.is(ITEM)) {
      item = alias(tag);
    }
  }

  @Override
  public void leaf(XmlTag tag, int from, int to, Spelling spelling) {
    if (from == to) {
      return;
    }
    if (tag.is(ITEM)) {
      value(item, from, to, spelling);
    } else if (tag.is(PART)) {
      value(item + "." + alias(tag), from, to, spelling);
    } else {
      String name = tag.name();
      value(name.length() > LONGEST_KEY ? "" : name, from, to, spelling);
    }
  }

  private static String alias(XmlTag tag) {
    int name = tag.find(NAME);
    return name < 0 || tag.end(name) - tag.start(name) > LONGEST_KEY ? "" : tag.value(name);
  }

  private void value(String key, int from, int to, Spelling spelling) {
    switch (key) {
      // Before P6767 both servers shared one protocol.
      case "P237", "P192", "provisioning.server_path", "upgrade.server_path" ->
          editor.server(from, to, spelling, CONFIG);
      case "P212", "provisioning.protocol" -> editor.protocol(from, to, spelling, CONFIG, "1", "2");
      case "provisioning.config.serverPath" -> editor.server(from, to, spelling, key(CONFIG));
      case "provisioning.config.protocol" ->
          editor.protocol(from, to, spelling, key(CONFIG), "HTTP", "HTTPS");
      case "provisioning.firmware.serverPath" -> editor.server(from, to, spelling, key(FIRMWARE));
      case "provisioning.firmware.protocol" ->
          editor.protocol(from, to, spelling, key(FIRMWARE), "HTTP", "HTTPS");
      case "P331", "phonebook.global.xml.auto.server" ->
          editor.server(from, to, spelling, PHONEBOOK);
      default -> {}
    }
  }

  /** Of the aliases with dots, which have a protocol for each server. */
  private static String key(String server) {
    return "provisioning." + server;
  }
}
