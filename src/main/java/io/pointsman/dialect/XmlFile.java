package io.pointsman.dialect;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes an XML file, an element a line. Names are ours; values may be anybody's: they are escaped,
 * and characters that XML cannot hold are left out. Not for several threads.
 */
public final class XmlFile {

  private final StringBuilder text = new StringBuilder(1024).append(XmlText.DECLARATION);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * @param attributes names and values in turn; one whose value is null is left out
   */
  public XmlFile open(String name, String... attributes) {
    tag(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  public XmlFile close() {
    String name = open.pop();
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** An element with attributes only; see {@link #open}. */
  public XmlFile empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
    return this;
  }

  /** An element that holds a value; without value, nothing. For attributes see {@link #open}. */
  public XmlFile value(String name, String value, String... attributes) {
    if (value != null) {
      tag(name, attributes).append('>').append(XmlText.escape(value));
      text.append("</").append(name).append(">\n");
    }
    return this;
  }

  /** The file as an answer, all elements closed. */
  public Written.Body body() {
    while (!open.isEmpty()) {
      close();
    }
    return XmlText.body(text);
  }

  private StringBuilder tag(String name, String... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        text.append(' ').append(attributes[i]).append("=\"");
        text.append(XmlText.escape(attributes[i + 1])).append('"');
      }
    }
    return text;
  }

  private StringBuilder indent() {
    return text.append("  ".repeat(open.size()));
  }
}
