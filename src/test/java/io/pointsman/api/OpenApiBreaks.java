package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What a client of the old OpenAPI document could do, and can do no more by the new one.
 *
 * <p>openapi-diff was tried: of a 3.1 document it sees no changed types, and it allows that a
 * property of an answer goes.
 */
final class OpenApiBreaks {

  private final JsonNode before;
  private final JsonNode after;
  private final TreeSet<String> breaks = new TreeSet<>();
  private String operation;

  private OpenApiBreaks(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** One line each, in order. */
  static List<String> between(JsonNode before, JsonNode after) {
    OpenApiBreaks all = new OpenApiBreaks(before, after);
    all.compare();
    return new ArrayList<>(all.breaks);
  }

  private void compare() {
    for (var path : before.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        operation = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        JsonNode now = after.get("paths").path(path.getKey()).path(method.getKey());
        if (now.isMissingNode()) {
          report("is gone");
        } else {
          parameters(method.getValue().path("parameters"), now.path("parameters"));
          request(method.getValue().path("requestBody"), now.path("requestBody"));
          responses(method.getValue().path("responses"), now.path("responses"));
        }
      }
    }
  }

  private void parameters(JsonNode old, JsonNode now) {
    for (JsonNode each : old) {
      JsonNode same = parameter(now, each);
      if (same == null) {
        report(title(each) + " is gone");
      } else {
        String where = title(each) + " ";
        if (same.path("required").asBoolean() && !each.path("required").asBoolean()) {
          report(where + "is needed now");
        }
        accepted(where, schema(before, each), schema(after, same));
      }
    }
    for (JsonNode each : now) {
      if (each.path("required").asBoolean() && parameter(old, each) == null) {
        report(title(each) + " is needed now");
      }
    }
  }

  private void request(JsonNode old, JsonNode now) {
    if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
      report("a body is needed now");
    }
    for (var type : old.path("content").properties()) {
      JsonNode same = now.path("content").path(type.getKey());
      if (same.isMissingNode()) {
        report("bodies in " + type.getKey() + " are not read now");
      } else {
        accepted("body ", schema(before, type.getValue()), schema(after, same));
      }
    }
  }

  private void responses(JsonNode old, JsonNode now) {
    for (var status : old.properties()) {
      String where = "answer " + status.getKey() + " ";
      JsonNode same = now.path(status.getKey());
      if (same.isMissingNode()) {
        report(where + "is gone");
        continue;
      }
      for (var type : status.getValue().path("content").properties()) {
        JsonNode content = same.path("content").path(type.getKey());
        if (content.isMissingNode()) {
          report(where + "is not given in " + type.getKey() + " now");
        } else {
          given(where, schema(before, type.getValue()), schema(after, content));
        }
      }
    }
  }

  /** What was accepted must be accepted still. */
  private void accepted(String where, JsonNode old, JsonNode now) {
    List<String> types = Schemas.types(now);
    if (!types.isEmpty() && !types.containsAll(Schemas.types(old))) {
      report(where + "may not be " + Schemas.types(old) + " now, but " + types);
    }
    if (now.has("enum")) {
      for (JsonNode value : old.path("enum")) {
        if (!contains(now.get("enum"), value)) {
          report(where + "may not be " + value.asText() + " now");
        }
      }
      if (!old.has("enum")) {
        report(where + "must be one of a list now");
      }
    }
    bound(where, "maxLength", old, now, true);
    bound(where, "maximum", old, now, true);
    bound(where, "maxItems", old, now, true);
    bound(where, "minLength", old, now, false);
    bound(where, "minimum", old, now, false);
    bound(where, "minItems", old, now, false);
    for (String word : List.of("pattern", "format")) {
      if (now.has(word) && !now.get(word).equals(old.get(word))) {
        report(where + "has another " + word + " now");
      }
    }
    for (JsonNode needed : now.path("required")) {
      if (!contains(old.path("required"), needed)) {
        report(where + needed.asText() + " is needed now");
      }
    }
    for (var property : old.path("properties").properties()) {
      JsonNode same = now.path("properties").path(property.getKey());
      if (same.isMissingNode()) {
        report(where + property.getKey() + " is not read now");
      } else {
        accepted(where + property.getKey() + " ", property.getValue(), same);
      }
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (old.path(inner).isObject() && now.path(inner).isObject()) {
        accepted(where + "each ", old.get(inner), now.get(inner));
      }
    }
  }

  /** What was given must be given still, and be what it was. */
  private void given(String where, JsonNode old, JsonNode now) {
    List<String> types = Schemas.types(old);
    if (!types.isEmpty() && !types.containsAll(Schemas.types(now))) {
      report(where + "may be " + Schemas.types(now) + " now, and was " + types);
    }
    for (var property : old.path("properties").properties()) {
      JsonNode same = now.path("properties").path(property.getKey());
      if (same.isMissingNode()) {
        report(where + property.getKey() + " is not given now");
      } else {
        given(where + property.getKey() + " ", property.getValue(), same);
      }
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (old.path(inner).isObject() && now.path(inner).isObject()) {
        given(where + "each ", old.get(inner), now.get(inner));
      }
    }
  }

  private void bound(String where, String word, JsonNode old, JsonNode now, boolean most) {
    if (!now.has(word)) {
      return;
    }
    long bound = now.get(word).asLong();
    boolean narrower =
        !old.has(word) || (most ? bound < old.get(word).asLong() : bound > old.get(word).asLong());
    if (narrower) {
      report(where + "has " + word + " " + bound + " now");
    }
  }

  private void report(String what) {
    breaks.add(operation + ": " + what);
  }

  private static JsonNode schema(JsonNode document, JsonNode holder) {
    return Schemas.resolved(document, holder.path("schema"));
  }

  private static JsonNode parameter(JsonNode all, JsonNode like) {
    for (JsonNode each : all) {
      if (title(each).equals(title(like))) {
        return each;
      }
    }
    return null;
  }

  private static String title(JsonNode parameter) {
    return parameter.get("in").asText() + " parameter " + parameter.get("name").asText();
  }

  private static boolean contains(JsonNode all, JsonNode value) {
    for (JsonNode each : all) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
