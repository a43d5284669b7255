package io.pointsman.boots;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Well-formed XML that holds nothing but what it is asked for. */
final class StrictXml {

  private StrictXml() {}

  /** The root element. */
  static Element root(byte[] file, String url) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
    } catch (SAXException malformed) {
      throw new NotTakenException(url + " is no XML", malformed);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its child elements, all of which must have one of these names; there may be no text. */
  static List<Element> children(Element parent, String... names) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        if (!List.of(names).contains(child.getTagName())) {
          throw new NotTakenException(parent.getTagName() + " holds " + child.getTagName());
        }
        children.add(child);
      } else if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
        throw new NotTakenException(parent.getTagName() + " holds text");
      }
    }
    return children;
  }

  /** Its value, which must be there and not be empty. */
  static String needed(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    if (value.isEmpty()) {
      throw new NotTakenException(element.getTagName() + " lacks " + attribute);
    }
    return value;
  }

  static void onlyAttributes(Element element, String... names) {
    Set<String> allowed = Set.of(names);
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      if (!allowed.contains(name)) {
        throw new NotTakenException(element.getTagName() + " has " + name);
      }
    }
  }
}
