package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointsman.registry.ProblemType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Every way in which a schema says that a body is wrong, one at a time. */
final class InvalidBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TOO_LARGE = (1 << 20) + 1;

  private final JsonNode schema;
  private final ObjectNode valid;
  private final Set<JsonNode> tried;
  private final List<Invalid> all = new ArrayList<>();

  private InvalidBodies(JsonNode schema, ObjectNode valid, Set<JsonNode> tried) {
    this.schema = schema;
    this.valid = valid;
    this.tried = tried;
  }

  /** What is wrong, the body, and what it must be answered. */
  record Invalid(String what, String body, ProblemType type) {}

  /**
   * An object of the body.
   *
   * @param prefix of its members' names
   * @param object finds it in a body, which then has it if it had not
   */
  private record Place(String prefix, JsonNode schema, UnaryOperator<ObjectNode> object) {

    /** A good object in this one. */
    Place inside(String name, JsonNode of, BiConsumer<ObjectNode, ObjectNode> put) {
      return new Place(
          prefix + name + ".",
          of,
          body -> {
            ObjectNode inner = Schemas.valid(prefix + name, of);
            put.accept(object.apply(body), inner);
            return inner;
          });
    }
  }

  /**
   * @param tried the schemas of inner objects that were tried already, in whatever body: each is
   *     read by the same code everywhere, and is tried once
   */
  static List<Invalid> of(JsonNode schema, ObjectNode valid, Set<JsonNode> tried) {
    InvalidBodies bodies = new InvalidBodies(schema, valid, tried);
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
    object(new Place("", schema, body -> body));
  }

  /** Its own properties, and those of the objects in it, at every depth. */
  private void object(Place place) {
    changed(place, "an unknown property", object -> object.put("nonsense", 1));
    place
        .schema()
        .path("properties")
        .properties()
        .forEach(
            each -> {
              field(place, each.getKey(), each.getValue());
              inside(place, each.getKey(), each.getValue());
            });
  }

  private void inside(Place place, String name, JsonNode of) {
    if (isNew(of)) {
      object(place.inside(name, of, (object, inner) -> object.set(name, inner)));
    }
    if (isNew(of.path("items"))) {
      object(
          place.inside(
              name + "[0]", of.get("items"), (object, inner) -> object.putArray(name).add(inner)));
    }
    if (isNew(of.path("additionalProperties"))) {
      object(
          place.inside(
              name + ".gigaset",
              of.get("additionalProperties"),
              (object, inner) -> object.putObject(name).set("gigaset", inner)));
    }
  }

  private boolean isNew(JsonNode of) {
    return of.has("properties") && tried.add(of.get("properties"));
  }

  private void field(Place place, String name, JsonNode of) {
    if (Schemas.isRequired(place.schema(), name)) {
      changed(place, "without " + name, object -> object.remove(name));
      changed(place, name + " null", object -> object.putNull(name));
    }
    for (JsonNode wrong : wrongTypes(of)) {
      changed(place, name + " = " + wrong, object -> object.set(name, wrong));
    }
    if (of.has("enum")) {
      changed(place, name + " not of the list", object -> object.put(name, "NONSENSE"));
      changed(
          place,
          name + " in the wrong case",
          object ->
              object.put(name, of.get("enum").get(0).asText().toLowerCase(Locale.ROOT) + "x"));
    }
    if (of.path("format").asText().equals("uuid")) {
      changed(place, name + " no id", object -> object.put(name, "not-an-id"));
    }
    if (of.has("maxLength")) {
      changed(
          place,
          name + " too long",
          object -> object.put(name, "x".repeat(of.get("maxLength").asInt() + 1)));
    }
    if (of.has("maxItems")) {
      changed(
          place, name + " too many", object -> many(object, name, of.get("maxItems").asInt() + 1));
    }
    if (of.has("minimum")) {
      changed(
          place, name + " too small", object -> object.put(name, of.get("minimum").asLong() - 1));
    }
    if (of.has("maximum")) {
      changed(
          place, name + " too large", object -> object.put(name, of.get("maximum").asLong() + 1));
    }
    if (Schemas.types(of).contains("integer")) {
      changed(
          place,
          name + " beyond all",
          object -> object.set(name, JSON.numberNode(new BigInteger("9".repeat(30)))));
      changed(place, name + " a fraction", object -> object.put(name, 1.5));
    }
    if (Schemas.types(of).contains("string")) {
      changed(place, name + " with a NUL", object -> object.put(name, "a\u0000b"));
      changed(place, name + " with half a pair", object -> object.put(name, "a\ud800b"));
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

  private void changed(Place place, String what, Consumer<ObjectNode> change) {
    ObjectNode body = valid.deepCopy();
    change.accept(place.object().apply(body));
    // UTF-8 has no halves of pairs: they can only come escaped.
    String text = body.toString().replace("\ud800", "\\ud800");
    all.add(new Invalid(place.prefix() + what, text, ProblemType.INVALID_FIELDS));
  }

  private void malformed(String what, String body) {
    all.add(new Invalid(what, body, ProblemType.MALFORMED_BODY));
  }
}
