package io.pointsman.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.io.IOException;

/** Reads bytes as one JSON object: nothing twice in it, nothing after it, nothing too deep. */
final class StrictJson {

  private static final int DEEPEST = 32;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .build();

  private StrictJson() {}

  /**
   * @throws RegistryException {@code MALFORMED_BODY}, with the place if there is one
   */
  static JsonNode object(byte[] body) {
    try (JsonParser parser = MAPPER.createParser(body)) {
      JsonNode tree = MAPPER.readTree(parser);
      if (tree == null || !tree.isObject()) {
        throw malformed("A JSON object is needed, such as {\"name\": \"…\"}.");
      }
      if (parser.nextToken() != null) {
        throw malformed("Something follows after the JSON object.");
      }
      return tree;
    } catch (JsonProcessingException broken) {
      throw malformed(place(broken) + broken.getOriginalMessage());
    } catch (IOException broken) {
      // Bytes that are no text.
      throw malformed("The body is not UTF-8: " + broken.getMessage());
    }
  }

  private static String place(JsonProcessingException broken) {
    return broken.getLocation() == null
        ? ""
        : "Line %d, column %d: "
            .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
  }

  private static RegistryException malformed(String detail) {
    return new RegistryException(ProblemType.MALFORMED_BODY, detail);
  }
}
