package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the schemas of OpenAPI 3.1. */
final class Schemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Schemas() {}

  /** The schema itself, with what it refers to in the place of references, at every depth. */
  static JsonNode resolved(JsonNode document, JsonNode schema) {
    if (schema.has("$ref")) {
      JsonNode target = document.at(schema.get("$ref").asText().substring(1));
      ObjectNode merged = (ObjectNode) resolved(document, target);
      schema
          .properties()
          .forEach(
              each -> {
                if (!each.getKey().equals("$ref")) {
                  merged.set(each.getKey(), each.getValue());
                }
              });
      return merged;
    }
    if (schema.isObject()) {
      ObjectNode copy = JSON.objectNode();
      schema
          .properties()
          .forEach(each -> copy.set(each.getKey(), resolved(document, each.getValue())));
      JsonNode only = onlyOneOf(copy);
      return only == null ? copy : only;
    }
    if (schema.isArray()) {
      var copy = JSON.arrayNode();
      schema.forEach(each -> copy.add(resolved(document, each)));
      return copy;
    }
    return schema;
  }

  /** {@code anyOf: [X, null]} and {@code allOf: [X]} are X, with what is said beside. */
  private static JsonNode onlyOneOf(ObjectNode schema) {
    for (String way : List.of("anyOf", "oneOf", "allOf")) {
      List<JsonNode> real = new ArrayList<>();
      schema
          .path(way)
          .forEach(
              each -> {
                if (!types(each).equals(List.of("null"))) {
                  real.add(each);
                }
              });
      if (real.size() == 1 && real.get(0).isObject()) {
        ObjectNode merged = real.get(0).deepCopy();
        schema
            .properties()
            .forEach(
                each -> {
                  if (!each.getKey().equals(way)) {
                    merged.set(each.getKey(), each.getValue());
                  }
                });
        return merged;
      }
    }
    return null;
  }

  static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    List<String> types = new ArrayList<>();
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(each -> types.add(each.asText()));
    return types;
  }

  static boolean isRequired(JsonNode schema, String property) {
    for (JsonNode each : schema.path("required")) {
      if (each.asText().equals(property)) {
        return true;
      }
    }
    return false;
  }

  /** The first example of a schema; null if it has none. */
  static JsonNode example(JsonNode schema) {
    JsonNode examples = schema.path("examples");
    if (examples.isArray() && !examples.isEmpty()) {
      return examples.get(0);
    }
    return schema.get("example");
  }

  /**
   * A body that the schema allows: what is required, and what has an example.
   *
   * @throws AssertionError that names the property which needs an example
   */
  static ObjectNode valid(String where, JsonNode schema) {
    ObjectNode body = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode value = value(where + "." + property.getKey(), property.getValue());
              if (value != null) {
                body.set(property.getKey(), value);
              } else if (isRequired(schema, property.getKey())) {
                throw new AssertionError(
                    "%s.%s is required: add examples = \"…\" to its @Schema, so that a valid body can be made"
                        .formatted(where, property.getKey()));
              }
            });
    return body;
  }

  private static JsonNode value(String where, JsonNode schema) {
    JsonNode example = example(schema);
    if (example != null) {
      return typed(schema, example);
    }
    if (schema.path("enum").size() > 0) {
      return schema.get("enum").get(0);
    }
    if (types(schema).contains("object") && schema.has("properties")) {
      return valid(where, schema);
    }
    return null;
  }

  /** Annotations write every example as a text. */
  private static JsonNode typed(JsonNode schema, JsonNode example) {
    List<String> types = types(schema);
    if (!example.isTextual() || types.contains("string")) {
      return example;
    }
    String text = example.asText();
    if (types.contains("integer")) {
      return JSON.numberNode(Long.parseLong(text));
    }
    if (types.contains("boolean")) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    return types.contains("array") ? JSON.arrayNode().add(text) : example;
  }
}
