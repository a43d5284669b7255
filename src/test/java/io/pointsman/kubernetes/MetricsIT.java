package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisServer;
import io.pointsman.testing.Replica;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules, dashboard and documents name metrics that the running program has. */
class MetricsIT {

  /** There where there are certificates: PhoneTlsIT sees it. */
  private static final String OF_CERTIFICATES = "pointsman_phone_certificate_end_seconds";

  /**
   * Of Prometheus itself; of the HTTP server, which has it once somebody has asked; and of the JVM,
   * once it has collected garbage.
   */
  private static final Set<String> BEYOND =
      Set.of(
          "up", "http_server_requests_seconds_count", "jvm_gc_pause_seconds_sum", OF_CERTIFICATES);

  private static PostgresServer postgres;
  private static RedisServer redis;
  private static Replica replica;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.start();
    redis = RedisServer.start();
    replica =
        Replica.named("metrics")
            .stores(postgres, redis)
            .startWithoutWaiting()
            .awaitReady(Duration.ofMinutes(2));
  }

  @AfterAll
  static void stop() {
    replica.close();
    redis.close();
    postgres.close();
  }

  /** Those of imports are there once their worker has begun. */
  @Test
  void everyMetricExists() {
    Awaitility.await().untilAsserted(() -> assertHasAll(metrics().lines().toList()));
  }

  @Test
  void theOperationsPageNamesEveryMetricAndNoOther() throws IOException {
    String page = Files.readString(Path.of("docs/operations.md"));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(named(page, "`(pointsman_\\w+)[`{]")).isEqualTo(ofReplica()));
  }

  private static void assertHasAll(List<String> lines) throws IOException {
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

  private static Set<String> ofReplica() {
    Set<String> names = named(metrics(), "(?m)^# TYPE (pointsman_\\w+) ");
    names.add(OF_CERTIFICATES);
    return names;
  }

  private static String metrics() {
    return RestAssured.get(replica.management() + "/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static Set<String> named(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .map(name -> name.replaceAll("_(total|max)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
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
