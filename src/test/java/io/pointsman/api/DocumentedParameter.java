package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A parameter, as the OpenAPI document tells of it.
 *
 * @param in {@code path}, {@code query} or {@code header}
 * @param example null if it has none
 */
record DocumentedParameter(String in, String name, boolean required, String example) {

  static DocumentedParameter of(JsonNode parameter) {
    JsonNode example = parameter.path("example");
    return new DocumentedParameter(
        parameter.get("in").asText(),
        parameter.get("name").asText(),
        parameter.path("required").asBoolean(),
        example.isMissingNode() ? null : example.asText());
  }
}
