package io.pointsman.cli.output;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a list.
 *
 * @param names as in the API's JSON, or shorter for what lies deeper
 * @param pointers where in an item each column's value is
 */
public record Columns(List<String> names, List<JsonPointer> pointers) {

  /**
   * @param columns each a member's name, or {@code name=/pointer}
   */
  public static Columns of(String... columns) {
    return new Columns(
        Stream.of(columns).map(each -> each.split("=")[0]).toList(),
        Stream.of(columns).map(Columns::pointer).toList());
  }

  List<String> values(JsonNode item) {
    List<String> values = new ArrayList<>(pointers.size());
    pointers.forEach(pointer -> values.add(text(item.at(pointer))));
    return values;
  }

  /** As people write it: nothing for null, lists with blanks between. */
  static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (!value.isArray()) {
      return value.isValueNode() ? value.asText() : value.toString();
    }
    List<String> parts = new ArrayList<>();
    value.forEach(part -> parts.add(text(part)));
    return String.join(" ", parts);
  }

  private static JsonPointer pointer(String column) {
    int sign = column.indexOf('=');
    return JsonPointer.compile(sign < 0 ? "/" + column : column.substring(sign + 1));
  }
}
