package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** What stays of a file that we wrote when its values are taken out. */
final class Skeleton {

  private Skeleton() {}

  /** Paths of elements with the names of their attributes, or names of lines. */
  static List<String> of(Written.Body body) {
    String text = utf8(body.bytes());
    return text.startsWith("<?xml") ? elements(body.bytes()) : lines(text);
  }

  private static List<String> elements(byte[] document) {
    try {
      return ReadXml.elements(document).stream()
          .map(element -> element.path() + " " + element.attributes().keySet())
          .toList();
    } catch (XMLStreamException broken) {
      throw new AssertionError(new String(document, StandardCharsets.UTF_8), broken);
    }
  }

  /**
   * Up to the first equals sign or colon; where a format quotes its values, they end where the line
   * does.
   */
  private static List<String> lines(String text) {
    List<String> names = new ArrayList<>();
    for (String line : text.split("\\R|[\\x00-\\x08\\x0E-\\x1F]", -1)) {
      int end = 0;
      while (end < line.length() && "=:".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      names.add(line.substring(0, end));
      if (line.matches("(include:config |[A-Z_0-9]+=)\".*")) {
        assertThat(line.indexOf('"', line.indexOf('"') + 1)).as(line).isEqualTo(line.length() - 1);
      }
    }
    return names;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new AssertionError("no UTF-8", broken);
    }
  }
}
