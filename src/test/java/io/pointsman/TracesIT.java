package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.LoadedClasses;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.TraceReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replica sends an OpenTelemetry collector once it is told where there is one. */
class TracesIT {

  private static final String MAC = "7C2F80ABCDEF";

  @TempDir private Path folder;

  @Test
  void pollsAndApiRequestsBecomeSpansThatTellNobodysAddress() throws Exception {
    try (TraceReceiver collector = new TraceReceiver();
        PostgresServer postgres = PostgresServer.start();
        Replica replica =
            Replica.named("traced")
                .stores(postgres, null)
                .environment("POINTSMAN_TRACING_ENDPOINT", collector.url())
                .environment("POINTSMAN_TRACING_RATIO", "1")
                .property("quarkus.otel.bsp.schedule.delay", "200ms")
                .jvm("-XX:TieredStopAtLevel=1", LoadedClasses.loggedTo(classes()))
                .startWithoutWaiting()
                .awaitReady(Duration.ofMinutes(2))) {
      assertThat(status(replica.phone() + "/device/" + MAC + ".xml")).isEqualTo(404);
      assertThat(status(replica.api() + "/api/v1/profiles")).isEqualTo(401);

      Awaitility.await("both have arrived")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(collector.text())
                      .contains(
                          "poll", "pointsman.vendor", "gigaset", "pointsman.result", "refused")
                      .contains("/api/v1/profiles", "http.response.status_code"));
      assertThat(collector.text())
          .doesNotContainIgnoringCase(MAC)
          .doesNotContainIgnoringCase("select ")
          .doesNotContain("postgresql");
      // PhoneOnlyIT holds that without a collector none of them is there.
      assertThat(LoadedClasses.among(LoadedClasses.OF_TRACING, classes()))
          .isEqualTo(LoadedClasses.OF_TRACING);
    }
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private static int status(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
