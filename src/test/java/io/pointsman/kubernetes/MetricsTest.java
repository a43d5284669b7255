package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules and dashboard use metrics that the running program has, with labels that these have. */
@QuarkusTest
class MetricsTest {

  /**
   * Of Prometheus itself; of the HTTP server, which has it once somebody has asked; of the JVM,
   * once it has collected garbage; and of certificates, where there are some (PhoneTlsIT).
   */
  private static final Set<String> BEYOND =
      Set.of(
          "up",
          "http_server_requests_seconds_count",
          "jvm_gc_pause_seconds_sum",
          "pointsman_phone_certificate_end_seconds");

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @Test
  void everyMetricExists() throws IOException {
    List<String> lines =
        RestAssured.get(metrics).then().statusCode(200).extract().asString().lines().toList();
    Set<String> recorded = new TreeSet<>(BEYOND);
    Expressions.rules().findValuesAsText("record").forEach(recorded::add);
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (Map.Entry<String, String> expression : Expressions.all().entrySet()) {
      for (Expressions.Use use : Expressions.uses(expression.getValue())) {
        checked++;
        if (!recorded.contains(use.metric()) && !has(lines, use)) {
          missing.add(expression.getKey() + ": " + use);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(checked).isGreaterThan(80);
  }

  private static boolean has(List<String> lines, Expressions.Use use) {
    Set<String> series =
        lines.stream()
            .filter(
                line -> line.startsWith(use.metric() + "{") || line.startsWith(use.metric() + " "))
            .collect(Collectors.toSet());
    if (series.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, List<String>> label : use.labels().entrySet()) {
      for (String value : label.getValue()) {
        String wanted = label.getKey() + "=\"" + value + "\"";
        if (series.stream().noneMatch(line -> line.contains(wanted))) {
          return false;
        }
      }
    }
    return true;
  }
}
