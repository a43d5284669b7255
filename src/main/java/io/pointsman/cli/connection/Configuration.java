package io.pointsman.cli.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the configuration file holds.
 *
 * @param current the name of the context that is used unless another is named; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Configuration(String current, Map<String, Context> contexts) {

  public Configuration {
    contexts = contexts == null ? Map.of() : new LinkedHashMap<>(contexts);
  }

  static Configuration empty() {
    return new Configuration(null, Map.of());
  }

  /** With this context added or replaced, and chosen. */
  public Configuration with(String name, Context context) {
    Map<String, Context> all = new LinkedHashMap<>(contexts);
    all.put(name, context);
    return new Configuration(name, all);
  }

  /** With this context replaced, and the same one chosen as before. */
  public Configuration changed(String name, Context context) {
    return with(name, context).chosen(current);
  }

  public Configuration without(String name) {
    Map<String, Context> all = new LinkedHashMap<>(contexts);
    all.remove(name);
    return new Configuration(name.equals(current) ? null : current, all);
  }

  public Configuration chosen(String name) {
    return new Configuration(name, contexts);
  }
}
