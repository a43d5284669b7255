package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.get;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom it does not ask: ceilings and breakers. */
class UpstreamRestraintTest {

  private final TenantServer tenant = TenantServer.start();
  private final TestUpstream upstream = new TestUpstream();

  @AfterEach
  void close() {
    upstream.close();
    tenant.close();
  }

  @Test
  void fetchesNoMoreAtOnceThanItsCeilings() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    tenant.on("/a", TenantAnswers.behind(gate, TenantAnswers.text("a")));
    List<Future<Fetched>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      running.add(upstream.client.fetch(order(tenant.url("/a"))));
    }
    assertThat(upstream.fetch(tenant.url("/a")))
        .isEqualTo("BUSY: too many fetches for this organization at a time");
    FetchOrder others = of(8, "/a");
    for (int i = 0; i < 4; i++) {
      running.add(upstream.client.fetch(others));
    }
    assertThat(upstream.fetch(of(9, "/a"))).startsWith("BUSY");
    gate.countDown();
    for (Future<Fetched> each : running) {
      get(each);
    }
    await().untilAsserted(() -> assertThat(upstream.client.underWay()).isZero());
    assertThat(upstream.fetch(tenant.url("/a"))).isEqualTo("a");
  }

  @Test
  void stopsAskingAHostThatFailsForThatOrganizationOnly() throws Exception {
    UpstreamLimits fragile = TestUpstream.limits(Duration.ofSeconds(2), 3, Duration.ofMillis(300));
    try (TestUpstream breaking = new TestUpstream(fragile, "127.0.0.1")) {
      tenant.on("/a", TenantAnswers.truncated("half", 8));
      for (int i = 0; i < 3; i++) {
        assertThat(breaking.fetch(tenant.url("/a"))).startsWith("TRUNCATED");
      }
      assertThat(breaking.fetch(tenant.url("/a")))
          .isEqualTo("BREAKER_OPEN: it failed too often; it is asked again in a while");
      assertThat(breaking.client.openBreakers()).isEqualTo(1);
      assertThat(breaking.fetch(of(8, "/a"))).startsWith("TRUNCATED");
      assertThat(tenant.requests()).hasSize(4);
      tenant.on("/a", TenantAnswers.text("well"));
      await()
          .pollInterval(Duration.ofMillis(50))
          .untilAsserted(() -> assertThat(breaking.fetch(tenant.url("/a"))).isEqualTo("well"));
      assertThat(breaking.client.openBreakers()).isZero();
    }
  }

  @Test
  void goesOnAskingAHostThatAnswersWithErrors() throws Exception {
    UpstreamLimits fragile = TestUpstream.limits(Duration.ofSeconds(2), 3, Duration.ofMinutes(1));
    try (TestUpstream breaking = new TestUpstream(fragile, "127.0.0.1")) {
      tenant.otherwise(TenantAnswers.status(503)).on("/busy", TenantAnswers.status(429));
      for (int i = 0; i < 4; i++) {
        assertThat(breaking.fetch(tenant.url("/" + i))).startsWith("SERVER_ERROR");
        assertThat(breaking.fetch(tenant.url("/busy"))).startsWith("SERVER_ERROR");
      }
      assertThat(breaking.client.openBreakers()).isZero();
    }
  }

  @Test
  void whatWasNotAskedDoesNotCountForItsHost() throws Exception {
    UpstreamLimits fragile = TestUpstream.limits(Duration.ofSeconds(2), 2, Duration.ofMinutes(1));
    try (TestUpstream breaking = new TestUpstream(fragile, "127.0.0.1")) {
      tenant.on("/a", TenantAnswers.truncated("half", 8));
      UpstreamIdentity unopened =
          new UpstreamIdentity(
              Set.of(UpstreamUrl.parse(tenant.url("/")).origin()),
              new SealedCredentials(CredentialsKind.BASIC, "2026-01-01T00:00:00Z", "elsewhere|{}"),
              "profile",
              null);
      assertThat(breaking.fetch(tenant.url("/a"))).startsWith("TRUNCATED");
      assertThat(breaking.fetch(order(tenant.url("/a"), unopened))).startsWith("UNPREPARED");
      assertThat(breaking.fetch(tenant.url("/a"))).startsWith("TRUNCATED");
      assertThat(breaking.fetch(tenant.url("/a"))).startsWith("BREAKER_OPEN");
    }
  }

  private FetchOrder of(int organization, String path) {
    return new FetchOrder(
        organization, UpstreamUrl.parse(tenant.url(path)), UpstreamIdentity.NONE, null, null, null);
  }
}
