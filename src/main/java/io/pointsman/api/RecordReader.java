package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.registry.FieldErrors;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON objects into records and notes every member that is unknown or of the wrong type,
 * where a binding library would stop at the first.
 */
final class RecordReader {

  private final FieldErrors errors;

  RecordReader(FieldErrors errors) {
    this.errors = errors;
  }

  /** What could not be read is null in it, and noted. */
  <T> T read(Class<T> type, JsonNode object) {
    return type.cast(read("", type, object));
  }

  private Object read(String prefix, Class<?> type, JsonNode object) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    object
        .properties()
        .forEach(
            member -> {
              if (!known.contains(member.getKey())) {
                errors.add(
                    prefix + member.getKey(),
                    member.getValue(),
                    "is not known here; known are " + String.join(", ", known));
              }
            });
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = components[i].getName();
      values[i] = value(prefix + name, components[i].getGenericType(), object.get(name));
    }
    return create(type, components, values);
  }

  private Object value(String field, Type type, JsonNode node) {
    if (node == null) {
      return null;
    }
    if (isOptional(type)) {
      Type inner = ((ParameterizedType) type).getActualTypeArguments()[0];
      return Optional.ofNullable(value(field, inner, node));
    }
    if (node.isNull()) {
      return null;
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(field, generic.getActualTypeArguments()[0], node)
          : map(field, generic.getActualTypeArguments()[1], node);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return node.isObject()
          ? read(field + ".", plain, node)
          : wrong(field, node, "must be an object");
    }
    return ScalarReader.read(errors, field, plain, node);
  }

  /** Tells a member that is null from one that is left out. */
  private static boolean isOptional(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
  }

  private List<Object> list(String field, Type type, JsonNode node) {
    if (!node.isArray()) {
      return wrong(field, node, "must be an array");
    }
    List<Object> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      values.add(value(field + "[" + i + "]", type, node.get(i)));
    }
    return values;
  }

  private Map<String, Object> map(String field, Type type, JsonNode node) {
    if (!node.isObject()) {
      return wrong(field, node, "must be an object");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties()
        .forEach(
            member ->
                values.put(
                    member.getKey(),
                    value(field + "." + member.getKey(), type, member.getValue())));
    return values;
  }

  private <T> T wrong(String field, JsonNode node, String message) {
    errors.add(field, node, message);
    return null;
  }

  private static Object create(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException notOurRecord) {
      throw new IllegalStateException(notOurRecord);
    }
  }
}
