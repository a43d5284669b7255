package io.pointsman.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All PromQL that the chart brings, by where it stands. */
final class Expressions {

  private static final Pattern METRIC =
      Pattern.compile(
          "(?<![A-Za-z0-9_:\"$~={])([a-z][a-z0-9_]*)(?:\\{([^}]*)})?(?=[\\[) ,]|$)(?! *\\()");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)(=~|=)\"([^\"]*)\"");

  private Expressions() {}

  static Map<String, String> all() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (JsonNode group : rules().path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        all.put(
            rule.path("alert").asText() + rule.path("record").asText(), rule.path("expr").asText());
      }
    }
    JsonNode dashboard =
        Yaml.MAPPER.readTree(Files.readString(Chart.FOLDER.resolve("files/dashboard.json")));
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String name = panel.path("title").asText() + " " + target.path("refId").asText();
        all.put(name, target.path("expr").asText());
      }
    }
    return all;
  }

  static JsonNode rules() {
    return Yaml.documents(Chart.FOLDER.resolve("files/rules.yaml")).get(0);
  }

  /** A metric in an expression, and the values that it must have for a label. */
  record Use(String metric, Map<String, List<String>> labels) {}

  static List<Use> uses(String expression) {
    // What groups are made of are labels, and no metrics.
    String bare = expression.replaceAll("\\b(by|without) ?\\([^)]*\\)", "");
    List<Use> uses = new ArrayList<>();
    Matcher metrics = METRIC.matcher(bare);
    while (metrics.find()) {
      if (!metrics.group(1).matches("and|or|unless")) {
        uses.add(new Use(metrics.group(1), labels(metrics.group(2))));
      }
    }
    return uses;
  }

  private static Map<String, List<String>> labels(String text) {
    Map<String, List<String>> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      if (!label.group(3).contains("$") && !label.group(3).contains("*")) {
        labels.put(label.group(1), List.of(label.group(3).split("\\|")));
      }
    }
    return labels;
  }
}
