package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.registry.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation, as the OpenAPI document tells of it.
 *
 * @param method in upper case
 * @param path as in the document, with its templates
 * @param role the least that it takes
 * @param json the schema of its JSON body, resolved; null if it has none
 * @param otherBody the media type of a body that is not JSON; null if it has none
 */
record DocumentedOperation(
    String method,
    String path,
    Role role,
    List<DocumentedParameter> parameters,
    JsonNode json,
    String otherBody) {

  /** Summaries say who may do it: {@code Create a profile (editor)}. */
  private static final Pattern ROLE = Pattern.compile("\\((editor|admin|operator)\\)");

  static List<DocumentedOperation> in(JsonNode document) {
    List<DocumentedOperation> all = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (!method.getKey().equals("parameters")) {
                            all.add(
                                read(document, path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    return all;
  }

  /** The path of the list that the last template names one of; null without a template. */
  List<String> templates() {
    return Pattern.compile("\\{([^}]*)}")
        .matcher(path)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  List<DocumentedParameter> parameters(String in) {
    return parameters.stream().filter(each -> each.in().equals(in)).toList();
  }

  boolean has(String in, String name) {
    return parameters(in).stream().anyMatch(each -> each.name().equals(name));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  private static DocumentedOperation read(
      JsonNode document, String path, String method, JsonNode operation) {
    JsonNode content = operation.path("requestBody").path("content");
    JsonNode schema = content.path("application/json").path("schema");
    String other = null;
    for (String type : (Iterable<String>) content::fieldNames) {
      other = type.equals("application/json") ? other : type;
    }
    List<DocumentedParameter> parameters = new ArrayList<>();
    operation.path("parameters").forEach(each -> parameters.add(DocumentedParameter.of(each)));
    return new DocumentedOperation(
        method.toUpperCase(Locale.ROOT),
        path,
        role(method, path, operation),
        parameters,
        schema.isMissingNode() ? null : Schemas.resolved(document, schema),
        schema.isMissingNode() ? other : null);
  }

  private static Role role(String method, String path, JsonNode operation) {
    Matcher said = ROLE.matcher(operation.path("summary").asText());
    if (said.find()) {
      return Role.valueOf(said.group(1).toUpperCase(Locale.ROOT));
    }
    if (!method.equals("get")) {
      throw new AssertionError(
          method
              + " "
              + path
              + ": say in its summary who may do it: (editor), (admin), (operator)");
    }
    return Role.READER;
  }
}
