package io.pointsman.dialect;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML file as a list of its elements, each with its path from the root, attributes and text. */
public record ReadXml(String path, Map<String, String> attributes, String text) {

  public static List<ReadXml> elements(byte[] file) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
    List<ReadXml> elements = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    String path = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path += "/" + reader.getLocalName();
          Map<String, String> attributes = new LinkedHashMap<>();
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          }
          open.add(elements.size());
          elements.add(new ReadXml(path, attributes, ""));
        }
        case XMLStreamConstants.CHARACTERS -> {
          int at = open.get(open.size() - 1);
          ReadXml element = elements.get(at);
          String text = element.text + reader.getText();
          elements.set(at, new ReadXml(element.path, element.attributes, text));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          path = path.substring(0, path.lastIndexOf('/'));
          open.remove(open.size() - 1);
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw new AssertionError("nobody writes these: " + reader.getText());
        default -> {}
      }
    }
    return elements;
  }

  /** Its attribute; null if it has none of that name. */
  public String get(String attribute) {
    return attributes.get(attribute);
  }
}
