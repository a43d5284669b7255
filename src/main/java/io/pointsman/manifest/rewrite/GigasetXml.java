package io.pointsman.manifest.rewrite;

/**
 * Maxwell's chain, version 1.0 and 1.1 (SEED-G, TAN). {@code category} leads to an updates.xml,
 * also that of the firmware; what is big is a {@code file} within {@code firmware}.
 */
final class GigasetXml implements XmlFormat {

  private static final byte[] CATEGORY = XmlTag.name("category");
  private static final byte[] FILE = XmlTag.name("file");
  private static final byte[] STEP = XmlTag.name("step");
  private static final byte[] FIRMWARE = XmlTag.name("firmware");
  private static final byte[] PARAM = XmlTag.name("param");
  private static final byte[] URL = XmlTag.name("url");
  private static final byte[] NAME = XmlTag.name("name");
  private static final byte[] VALUE = XmlTag.name("value");
  private static final byte[][] SERVERS = {
    XmlTag.name("System.Provision.ProvisioningServer"),
    XmlTag.name("Provisioning.global.ProvisioningServer")
  };

  private final UrlEditor editor;
  private int depth;
  private int firmwareDepth = Integer.MAX_VALUE;

  GigasetXml(UrlEditor editor) {
    this.editor = editor;
  }

  @Override
  public FileFormat format() {
    return FileFormat.GIGASET_XML;
  }

  @Override
  public void opened(XmlTag tag, boolean empty) {
    if (!empty) {
      depth++;
    }
    if (tag.is(PARAM)) {
      server(tag);
    } else if (tag.is(FILE)) {
      reference(tag, depth >= firmwareDepth);
    } else if (tag.is(CATEGORY) || tag.is(STEP)) {
      reference(tag, false);
    } else if (tag.is(FIRMWARE) && !empty && depth < firmwareDepth) {
      firmwareDepth = depth;
    }
  }

  @Override
  public void closed() {
    if (depth == firmwareDepth) {
      firmwareDepth = Integer.MAX_VALUE;
    }
    depth--;
  }

  private void reference(XmlTag tag, boolean big) {
    int url = tag.find(URL);
    if (url >= 0) {
      editor.reference(tag.start(url), tag.end(url), tag.spelling(url), big);
    }
  }

  private void server(XmlTag tag) {
    int name = tag.find(NAME);
    for (byte[] server : SERVERS) {
      int value = name >= 0 && tag.valueIs(name, server) ? tag.find(VALUE) : -1;
      if (value >= 0) {
        editor.server(tag.start(value), tag.end(value), tag.spelling(value), "");
      }
    }
  }
}
