package io.pointsman.manifest.rewrite;

/** Fanvil's XML form (WZ). */
final class FanvilXml implements XmlFormat {

  private static final int LONGEST_KEY = 40;

  private final FanvilKeys keys;

  FanvilXml(UrlEditor editor) {
    this.keys = new FanvilKeys(editor);
  }

  @Override
  public FileFormat format() {
    return FileFormat.FANVIL_XML;
  }

  @Override
  public void opened(XmlTag tag, boolean empty) {}

  @Override
  public void leaf(XmlTag tag, int from, int to, Spelling spelling) {
    String name = tag.name();
    if (from < to && name.length() <= LONGEST_KEY) {
      keys.value(name, from, to, spelling);
    }
  }
}
