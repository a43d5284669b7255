package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisServer;
import io.pointsman.testing.Replica;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each port of a production replica serves, and what it does not. */
class ProductionPackageIT {

  private static final String PHONE_PATH = "/device/7C2F80ABCDEF.xml";

  private static PostgresServer postgres;
  private static RedisServer redis;
  private static Replica replica;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.start();
    redis = RedisServer.start();
    replica =
        Replica.named("production")
            .stores(postgres, redis)
            .environment("POINTSMAN_OPERATOR_KEY", Http.OPERATOR_KEY)
            .startWithoutWaiting()
            .awaitReady(Duration.ofMinutes(2));
  }

  @AfterAll
  static void stop() {
    replica.close();
    redis.close();
    postgres.close();
  }

  @Test
  void theApiPortServesTheApiAndItsDescription() {
    HttpResponse<String> description = Http.get(replica.api() + "/q/openapi");
    assertThat(description.statusCode()).isEqualTo(200);
    assertThat(description.body()).startsWith("---\nopenapi: 3.").contains("/api/v1/devices/{mac}");
    String organizations = replica.api() + "/api/v1/organizations";
    assertThat(Http.send("GET", organizations, Http.OPERATOR_KEY, null).body())
        .isEqualTo("{\"items\":[]}");
  }

  @Test
  void theApiPortServesNothingElse() {
    for (String path :
        List.of(
            PHONE_PATH,
            "/q/swagger-ui",
            "/q/swagger-ui/",
            "/q/health",
            "/q/health/ready",
            "/q/metrics",
            "/q/dev-ui")) {
      HttpResponse<String> answer = Http.get(replica.api() + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).doesNotContain("<html", "pointsman_", "\"checks\"");
    }
  }

  @Test
  void managementServesHealthAndMetricsOnly() {
    String management = replica.management();
    for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready")) {
      HttpResponse<String> health = Http.get(management + path);
      assertThat(health.statusCode()).as(path).isEqualTo(200);
      assertThat(health.body()).contains("\"status\": \"UP\"");
    }
    assertThat(Http.get(management + "/q/metrics").body()).contains("pointsman_phone_answers");
    for (String path :
        List.of("/api/v1/organizations", "/q/openapi", "/q/swagger-ui/", PHONE_PATH)) {
      assertThat(Http.get(management + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void thePhonePortRefusesAllThatNoPhoneAsksInTheSameWords() {
    HttpResponse<String> unknown = Http.get(replica.phone() + PHONE_PATH);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).isEmpty();
    Map<String, List<String>> headers = unknown.headers().map();
    assertThat(headers.keySet()).containsExactlyInAnyOrder("cache-control", "content-length");
    for (String path :
        List.of(
            "/",
            "/api/v1/organizations",
            "/q/health",
            "/q/health/live",
            "/q/metrics",
            "/q/openapi",
            "/q/swagger-ui/")) {
      HttpResponse<String> answer = Http.send("GET", replica.phone() + path, "pm_x", null);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).isEmpty();
      assertThat(answer.headers().map()).as(path).isEqualTo(headers);
    }
  }
}
