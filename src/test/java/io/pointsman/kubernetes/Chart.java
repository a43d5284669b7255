package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The chart, rendered by Helm itself, which is in the test's class path. */
final class Chart {

  static final Path FOLDER = Path.of("helm/pointsman");

  /** What must be given: where the two stores are. */
  static final List<String> LEAST =
      List.of("database.existingSecret=pointsman-database", "redis.existingSecret=pointsman-redis");

  private static Path copy;

  private Chart() {}

  /** Those, and what must be given. */
  static List<String> with(String... values) {
    return Stream.concat(LEAST.stream(), Stream.of(values)).toList();
  }

  /**
   * @param values {@code path=value}, the path with points (those in names after a backslash), the
   *     value as YAML
   * @throws IllegalStateException if Helm refuses, with what it says
   */
  static List<ObjectNode> render(List<String> values) {
    return Yaml.documents(text(values));
  }

  static String text(List<String> values) {
    try {
      TemplateCommand command =
          new Helm(withoutHooks())
              .template()
              .withName("pointsman")
              .withNamespace("phones")
              .withKubeVersion("1.31.0");
      // Not by its set(), which knows no lists.
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, tree(values).toString());
        return command.withValuesFile(file).call();
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Helm's library leaves hooks out of what it renders: in a copy, the test is a pod like others.
   */
  private static synchronized Path withoutHooks() throws IOException {
    if (copy != null) {
      return copy;
    }
    Path target = Files.createDirectories(Path.of("target/chart-without-hooks"));
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = target.resolve(FOLDER.relativize(file));
        Files.createDirectories(to.getParent());
        Files.writeString(to, Files.readString(file).replaceAll("(?m)^ *helm.sh/hook.*\\n", ""));
      }
    }
    copy = target;
    return target;
  }

  private static ObjectNode tree(List<String> values) throws IOException {
    ObjectNode tree = Yaml.MAPPER.createObjectNode();
    for (String value : values) {
      int equals = value.indexOf('=');
      String[] path = value.substring(0, equals).split("(?<!\\\\)\\.");
      ObjectNode at = tree;
      for (int i = 0; i < path.length - 1; i++) {
        at = at.withObjectProperty(path[i]);
      }
      String last = path[path.length - 1].replace("\\.", ".");
      at.set(last, Yaml.MAPPER.readTree(value.substring(equals + 1)));
    }
    return tree;
  }

  /** One of them. */
  static ObjectNode find(List<ObjectNode> documents, String kind, String name) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .filter(document -> document.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no " + kind + " " + name + " in " + names(documents)));
  }

  static List<String> names(List<? extends JsonNode> documents) {
    return documents.stream()
        .map(
            document ->
                document.path("kind").asText() + "/" + document.at("/metadata/name").asText())
        .sorted()
        .toList();
  }

  /** What a pod's first container gets by that name. */
  static String variable(JsonNode pod, String name) {
    assertThat(variables(pod)).containsKey(name);
    return variables(pod).get(name);
  }

  /** The environment of a pod's first container; empty where a value comes from elsewhere. */
  static Map<String, String> variables(JsonNode pod) {
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode variable : pod.at("/spec/containers/0/env")) {
      variables.put(variable.path("name").asText(), variable.path("value").asText());
    }
    return variables;
  }
}
