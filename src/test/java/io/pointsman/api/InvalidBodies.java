package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointsman.registry.ProblemType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Every way in which a schema says that a body is wrong, one at a time. */
final class InvalidBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TOO_LARGE = (1 << 20) + 1;

  private final JsonNode schema;
  private final ObjectNode valid;
  private final List<Invalid> all = new ArrayList<>();

  private InvalidBodies(JsonNode schema, ObjectNode valid) {
    this.schema = schema;
    this.valid = valid;
  }

  /** What is wrong, the body, and what it must be answered. */
  record Invalid(String what, String body, ProblemType type) {}

  static List<Invalid> of(JsonNode schema, ObjectNode valid) {
    InvalidBodies bodies = new InvalidBodies(schema, valid);
    bodies.malformed();
    bodies.fields();
    return bodies.all;
  }

  private void malformed() {
    String good = valid.toString();
    malformed("empty", "");
    malformed("blank", " \n");
    malformed("null", "null");
    malformed("a text", "\"text\"");
    malformed("a number", "1");
    malformed("an array", "[" + good + "]");
    malformed("cut off", good.substring(0, good.length() - 1));
    malformed("followed by more", good + good);
    malformed("no JSON", "name=value");
    malformed("a byte that is no text", good.replaceFirst("\\{", "{\"\u0000\":1,"));
    malformed("too deep", "{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}");
    String first = schema.path("properties").fieldNames().next();
    malformed("twice the same", "{\"%1$s\":null,\"%1$s\":null}".formatted(first));
    all.add(new Invalid("too large", good + " ".repeat(TOO_LARGE), ProblemType.BODY_TOO_LARGE));
  }

  private void fields() {
    changed("an unknown property", body -> body.put("nonsense", 1));
    schema.path("properties").properties().forEach(each -> field(each.getKey(), each.getValue()));
  }

  private void field(String name, JsonNode of) {
    if (Schemas.isRequired(schema, name)) {
      changed("without " + name, body -> body.remove(name));
      changed(name + " null", body -> body.putNull(name));
    }
    for (JsonNode wrong : wrongTypes(of)) {
      changed(name + " = " + wrong, body -> body.set(name, wrong));
    }
    if (of.has("enum")) {
      changed(name + " not of the list", body -> body.put(name, "NONSENSE"));
      changed(
          name + " in the wrong case",
          body -> body.put(name, of.get("enum").get(0).asText().toLowerCase(Locale.ROOT) + "x"));
    }
    if (of.path("format").asText().equals("uuid")) {
      changed(name + " no id", body -> body.put(name, "not-an-id"));
    }
    if (of.has("maxLength")) {
      changed(
          name + " too long", body -> body.put(name, "x".repeat(of.get("maxLength").asInt() + 1)));
    }
    if (of.has("maxItems")) {
      changed(name + " too many", body -> many(body, name, of.get("maxItems").asInt() + 1));
    }
    if (of.has("minimum")) {
      changed(name + " too small", body -> body.put(name, of.get("minimum").asLong() - 1));
    }
    if (of.has("maximum")) {
      changed(name + " too large", body -> body.put(name, of.get("maximum").asLong() + 1));
    }
    if (Schemas.types(of).contains("integer")) {
      changed(
          name + " beyond all",
          body -> body.set(name, JSON.numberNode(new BigInteger("9".repeat(30)))));
      changed(name + " a fraction", body -> body.put(name, 1.5));
    }
    if (Schemas.types(of).contains("string")) {
      changed(name + " with a NUL", body -> body.put(name, "a\u0000b"));
      changed(name + " with half a pair", body -> body.put(name, "a\ud800b"));
    }
  }

  private static void many(ObjectNode body, String name, int count) {
    var items = body.putArray(name);
    for (int i = 0; i < count; i++) {
      items.add("x" + i + ".example");
    }
  }

  /** One value of each JSON type that the schema does not name. */
  private static List<JsonNode> wrongTypes(JsonNode schema) {
    List<String> right = Schemas.types(schema);
    List<JsonNode> wrong = new ArrayList<>();
    if (!right.contains("string")) {
      wrong.add(JSON.textNode("text"));
    }
    if (!right.contains("integer") && !right.contains("number")) {
      wrong.add(JSON.numberNode(1));
    }
    if (!right.contains("boolean")) {
      wrong.add(JSON.booleanNode(true));
    }
    if (!right.contains("array")) {
      wrong.add(JSON.arrayNode().add("text"));
    } else {
      wrong.add(JSON.arrayNode().addObject().put("x", 1));
    }
    if (!right.contains("object")) {
      wrong.add(JSON.objectNode().put("x", 1));
    }
    // A schema without a type allows all.
    return right.isEmpty() ? List.of() : wrong;
  }

  private void changed(String what, Consumer<ObjectNode> change) {
    ObjectNode body = valid.deepCopy();
    change.accept(body);
    // UTF-8 has no halves of pairs: they can only come escaped.
    String text = body.toString().replace("\ud800", "\\ud800");
    all.add(new Invalid(what, text, ProblemType.INVALID_FIELDS));
  }

  private void malformed(String what, String body) {
    all.add(new Invalid(what, body, ProblemType.MALFORMED_BODY));
  }
}
