package io.pointsman.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Kubernetes' way to patch: maps merge, and so do lists whose elements have a key. */
final class StrategicMerge {

  static final String DIRECTIVE = "$patch";

  /** What tells the elements of a list apart, by the list's name. */
  static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "env", "name",
          "volumes", "name",
          "volumeMounts", "mountPath",
          "ports", "containerPort");

  private StrategicMerge() {}

  /**
   * @throws AssertionError if something is to be deleted that is not there, or a list has no key
   */
  static void apply(ObjectNode patch, ObjectNode target) {
    if (patch.path(DIRECTIVE).asText().equals("replace")) {
      target.removeAll();
    }
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (name.equals(DIRECTIVE)) {
        continue;
      }
      if (value.isNull()) {
        require(target.has(name), "deletes " + name + ", which is not there");
        target.remove(name);
      } else if (value.isObject()) {
        apply((ObjectNode) value, target.withObjectProperty(name));
      } else if (value.isArray()) {
        elements(name, value, target.withArrayProperty(name));
      } else {
        target.set(name, value);
      }
    }
  }

  private static void elements(String list, JsonNode patches, ArrayNode target) {
    require(KEYS.containsKey(list), "has a list whose key is not known: " + list);
    String key = KEYS.get(list);
    for (JsonNode patch : patches) {
      JsonNode name = patch.path(key);
      require(!name.isMissingNode(), "has an element of " + list + " without " + key);
      int at = find(target, key, name);
      if (patch.path(DIRECTIVE).asText().equals("delete")) {
        require(at >= 0, "deletes " + name + " of " + list + ", which is not there");
        target.remove(at);
      } else if (at >= 0) {
        apply((ObjectNode) patch, (ObjectNode) target.get(at));
      } else {
        target.add(patch);
      }
    }
  }

  private static int find(ArrayNode elements, String key, JsonNode name) {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).path(key).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static void require(boolean right, String says) {
    if (!right) {
      throw new AssertionError("a patch " + says);
    }
  }
}
