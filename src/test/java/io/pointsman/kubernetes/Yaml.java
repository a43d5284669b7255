package io.pointsman.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** YAML as Kubernetes has it: some documents in one text. */
final class Yaml {

  static final YAMLMapper MAPPER = new YAMLMapper();

  private Yaml() {}

  static List<ObjectNode> documents(Path file) {
    try {
      return documents(Files.readString(file));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static List<ObjectNode> documents(String text) {
    List<ObjectNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> read = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      while (read.hasNext()) {
        if (read.next() instanceof ObjectNode document) {
          documents.add(document);
        }
      }
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
    return documents;
  }
}
