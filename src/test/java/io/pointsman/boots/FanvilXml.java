package io.pointsman.boots;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The XML form: {@code sysConf} with its version and, below one element a module, the keys. */
final class FanvilXml {

  private FanvilXml() {}

  static FanvilFile read(byte[] file, String url) {
    Element root = StrictXml.root(file, url);
    if (!root.getTagName().equals("sysConf")) {
      throw new NotTakenException(url + " is a " + root.getTagName());
    }
    Map<String, String> values = new TreeMap<>();
    collect(root, "", values);
    String version = values.remove("Version");
    if (version == null || !version.matches("[0-9.]+")) {
      throw new NotTakenException(url + " has the version " + version);
    }
    for (String key : values.keySet()) {
      if (!key.contains("/")) {
        throw new NotTakenException(url + " has " + key + " outside a module");
      }
    }
    return new FanvilFile(version, values);
  }

  private static void collect(Element parent, String path, Map<String, String> values) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        String name = path + child.getTagName();
        if (hasChildren(child)) {
          collect(child, name + "/", values);
        } else if (values.put(name, child.getTextContent().strip()) != null) {
          throw new NotTakenException("there are two " + name);
        }
      } else if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
        throw new NotTakenException(parent.getTagName() + " holds text beside elements");
      }
    }
  }

  private static boolean hasChildren(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        return true;
      }
    }
    return false;
  }
}
