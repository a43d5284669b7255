package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.registry.FieldErrors;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads texts, numbers and the like, without turning one into the other. */
final class ScalarReader {

  private ScalarReader() {}

  /** Null, and an error noted, if the node does not fit. */
  static Object read(FieldErrors errors, String field, Class<?> type, JsonNode node) {
    if (type == String.class && node.isTextual()) {
      return node.textValue();
    }
    if (type == Boolean.class && node.isBoolean()) {
      return node.booleanValue();
    }
    if (type == Integer.class && node.isIntegralNumber() && node.canConvertToInt()) {
      return node.intValue();
    }
    if (type == Long.class && node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (type == UUID.class && node.isTextual()) {
      var id = Parameters.tryUuid(node.textValue());
      if (id.isPresent()) {
        return id.get();
      }
    }
    if (type.isEnum() && node.isTextual()) {
      for (Object constant : type.getEnumConstants()) {
        if (constant.toString().equals(node.textValue())) {
          return constant;
        }
      }
    }
    errors.add(field, node.isTextual() ? node.textValue() : node, "must be " + expected(type));
    return null;
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    return type == UUID.class ? "an id" : "a whole number";
  }
}
