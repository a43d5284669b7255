package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The rules beside what is written about them; what they do, {@code helm/rules-test.yaml} tests by
 * promtool.
 */
class RulesTest {

  @Test
  void everyAlertTellsWhatAndHowBad() {
    for (JsonNode rule : alerts()) {
      String name = rule.path("alert").asText();
      assertThat(name).startsWith("Pointsman");
      assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(rule.at("/annotations/description").asText()).as(name).isNotBlank();
      assertThat(rule.path("for").asText()).as(name).matches("\\d+m");
    }
  }

  @Test
  void operationsTellWhatToDoForEachAndForNoOther() throws IOException {
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("docs/operations.md"))) {
      if (line.startsWith("| `Pointsman")) {
        told.add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    assertThat(told)
        .containsExactlyElementsOf(
            alerts().stream().map(rule -> rule.path("alert").asText()).toList());
  }

  @Test
  void everyAlertIsTestedByPromtool() throws IOException {
    String tests =
        Files.readString(Path.of("helm/rules-test.yaml"))
            + Files.readString(Path.of("helm/rules-budget-test.yaml"));
    for (JsonNode rule : alerts()) {
      assertThat(tests).contains("alertname=\"" + rule.path("alert").asText() + "\"");
    }
  }

  @Test
  void whatIsUsedIsRecorded() throws IOException {
    List<String> recorded = Expressions.rules().findValuesAsText("record");
    for (Map.Entry<String, String> expression : Expressions.all().entrySet()) {
      for (String word : expression.getValue().split("[^a-z0-9_:]+")) {
        if (word.startsWith("pointsman:")) {
          assertThat(recorded).as(expression.getKey()).contains(word);
        }
      }
    }
  }

  @Test
  void metricsAreFoundInExpressions() {
    assertThat(
            Expressions.uses(
                "sum by (namespace, job) (rate(a_total{result=~\"x|y\"}[5m])) / count(b_c) > 0.01"
                    + " and d_e{f=\"g\",h=~\"$i\"} == 1"))
        .containsExactly(
            new Expressions.Use("a_total", Map.of("result", List.of("x", "y"))),
            new Expressions.Use("b_c", Map.of()),
            new Expressions.Use("d_e", Map.of("f", List.of("g"))));
  }

  private static List<JsonNode> alerts() {
    List<JsonNode> alerts = new ArrayList<>();
    for (JsonNode group : Expressions.rules().path("groups")) {
      group.path("rules").forEach(rule -> alerts.add(rule));
    }
    return alerts.stream().filter(rule -> rule.has("alert")).toList();
  }
}
