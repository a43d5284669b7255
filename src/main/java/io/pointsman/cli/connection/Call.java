package io.pointsman.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call of the API.
 *
 * @param path below {@code /api/v1/}, encoded
 * @param body null for none
 */
public record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    JsonNode body) {

  public static Call get(String... path) {
    return of("GET", null, path);
  }

  public static Call post(JsonNode body, String... path) {
    return of("POST", body, path);
  }

  /**
   * @param body null for none
   */
  public static Call put(JsonNode body, String... path) {
    return of("PUT", body, path);
  }

  public static Call delete(String... path) {
    return of("DELETE", null, path);
  }

  /** With a query parameter; null leaves it out. */
  public Call query(String name, Object value) {
    return new Call(method, path, added(query, name, value), headers, body);
  }

  /** With a header; null leaves it out. */
  public Call header(String name, Object value) {
    return new Call(method, path, query, added(headers, name, value), body);
  }

  String target() {
    return query.isEmpty()
        ? path
        : path
            + query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static Call of(String method, JsonNode body, String... path) {
    String joined = Stream.of(path).map(Call::encoded).collect(Collectors.joining("/"));
    return new Call(method, joined, Map.of(), Map.of(), body);
  }

  private static Map<String, String> added(Map<String, String> before, String name, Object value) {
    if (value == null) {
      return before;
    }
    Map<String, String> all = new LinkedHashMap<>(before);
    all.put(name, value.toString());
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
