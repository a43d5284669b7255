package io.pointsman.manifest;

import static io.pointsman.manifest.TestProxy.MAC;
import static io.pointsman.manifest.TestProxy.RULES;
import static io.pointsman.manifest.TestProxy.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.manifest.upstream.FailureReason;
import io.pointsman.testing.TenantAnswer;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What phones get while the upstream has nothing good. */
class ProxyTroubleTest {

  private static final Delivered LATER = new Delivered.Later(30);

  private final TenantServer tenant = TenantServer.start();
  private final TestProxy.Shared redis = new TestProxy.Shared();
  private final TestProxy proxy = new TestProxy(TestProxyConfig.PLAIN, redis);

  @AfterEach
  void close() {
    proxy.close();
    tenant.close();
  }

  @Test
  void standsInWithAnOldCopyWhateverTheUpstreamDoes() throws Exception {
    tenant.on("/a", TenantAnswers.text("old", "Cache-Control: max-age=0"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("old");
    for (Bad bad : bad()) {
      tenant.on("/a", bad.answer);
      assertThat(proxy.text(asked)).as(bad.reason.slug()).isEqualTo("old");
      assertThat(proxy.counted("pointsman.proxy.failures", "reason", bad.reason.slug()))
          .as(bad.reason.slug())
          .isEqualTo(1);
    }
    assertThat(proxy.registry.get("pointsman.proxy.stale.age").summary().count())
        .isEqualTo(bad().size());
    assertThat(proxy.failures.of(TestProxy.PROFILE).stream().map(ProxyFailure::reason))
        .hasSize(bad().size())
        .startsWith(bad().get(bad().size() - 1).reason);
    tenant.on("/a", TenantAnswers.text("new"));
    assertThat(proxy.text(asked)).isEqualTo("new");
  }

  @Test
  void asksPhonesToComeAgainWhereThereIsNoCopy() throws Exception {
    for (Bad bad : bad()) {
      String path = "/" + bad.reason.slug();
      tenant.on(path, bad.answer);
      assertThat(proxy.deliver(request(tenant.url(path + "?token=1"), RULES, MAC, "/a")))
          .as(bad.reason.slug())
          .isEqualTo(LATER);
      ProxyFailure told = proxy.failures.of(TestProxy.PROFILE).get(0);
      assertThat(told.reason()).isEqualTo(bad.reason);
      assertThat(told.url()).isEqualTo(tenant.url(path + "?token=***"));
      assertThat(told.mac()).isEqualTo(MAC);
    }
    assertThat(proxy.deliver(request("http://10.0.0.1/a", RULES, MAC, "/a"))).isEqualTo(LATER);
    assertThat(proxy.failures.of(TestProxy.PROFILE).get(0).reason())
        .isEqualTo(FailureReason.UNKNOWN_HOST);
    assertThat(proxy.counted("pointsman.proxy.failures", "reason", "private-address")).isEqualTo(1);
    tenant.on("/busy", TenantAnswers.status(503, "Retry-After: 120"));
    assertThat(proxy.deliver(request(tenant.url("/busy"), RULES, MAC, "/a")))
        .isEqualTo(new Delivered.Later(120));
  }

  @Test
  void refusesWhatTheTenantDoesNotHaveAndDoesNotAskForAWhile() throws Exception {
    TestProxyConfig remembering =
        new TestProxyConfig(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1));
    tenant.on("/a", TenantAnswers.text("old", "Cache-Control: max-age=0"));
    DeliveryRequest asked = request(tenant.url("/"), RULES, MAC, "/a");
    try (TestProxy patient = new TestProxy(remembering, redis)) {
      assertThat(patient.text(asked)).isEqualTo("old");
      tenant.on("/a", TenantAnswers.status(404));
      assertThat(patient.deliver(asked)).isEqualTo(new Delivered.Refused());
      assertThat(patient.deliver(asked)).isEqualTo(new Delivered.Refused());
      assertThat(tenant.requests()).hasSize(2);
      assertThat(redis.copies).isEmpty();
      tenant.on("/b", TenantAnswers.status(500));
      DeliveryRequest failing = request(tenant.url("/"), RULES, MAC, "/b");
      assertThat(patient.deliver(failing)).isEqualTo(LATER);
      assertThat(patient.deliver(failing)).isEqualTo(LATER);
      assertThat(tenant.requests("/b")).hasSize(1);
    }
  }

  @Test
  void givesTheOldCopyWhileASlowUpstreamIsAsked() throws Exception {
    TestProxyConfig hasty =
        new TestProxyConfig(Duration.ofMillis(50), Duration.ZERO, Duration.ZERO);
    tenant.on("/a", TenantAnswers.text("old", "Cache-Control: max-age=0"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    CountDownLatch gate = new CountDownLatch(1);
    try (TestProxy impatient = new TestProxy(hasty, redis)) {
      assertThat(impatient.text(asked)).isEqualTo("old");
      tenant.on("/a", TenantAnswers.behind(gate, TenantAnswers.text("new")));
      assertThat(impatient.text(asked)).isEqualTo("old");
      gate.countDown();
      await().untilAsserted(() -> assertThat(impatient.text(asked)).isEqualTo("new"));
      assertThat(tenant.requests()).hasSize(2);
    }
  }

  @Test
  void doesNotStandInBeyondTheProfilesTime() throws Exception {
    ProxyRules strict = new ProxyRules(false, true, Map.of(), false, false, 0, 0, null, null, "k1");
    tenant.on("/a", TenantAnswers.text("old"));
    DeliveryRequest asked = request(tenant.url("/a"), strict, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("old");
    tenant.on("/a", TenantAnswers.status(500));
    assertThat(proxy.deliver(asked)).isEqualTo(LATER);
  }

  private record Bad(FailureReason reason, TenantAnswer answer) {}

  /** One for each; private addresses and TLS have their tests elsewhere. */
  private static List<Bad> bad() {
    return List.of(
        new Bad(FailureReason.SLOW, TenantAnswers.stalled(new byte[1], 10)),
        new Bad(FailureReason.TOO_BIG, TenantAnswers.endless()),
        new Bad(FailureReason.EMPTY, TenantAnswers.text("")),
        new Bad(FailureReason.WRONG_TYPE, TenantAnswers.text("<html>log in")),
        new Bad(FailureReason.COMPRESSION, TenantAnswers.text("no gzip", "Content-Encoding: gzip")),
        new Bad(FailureReason.TRUNCATED, TenantAnswers.truncated("half", 8)),
        new Bad(FailureReason.ENTITIES, TenantAnswers.text("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")),
        new Bad(
            FailureReason.MIXED_ENCODINGS,
            TenantAnswers.body(
                "text/xml",
                "<?xml version='1.0'?><a>\u00fc</a>".getBytes(StandardCharsets.ISO_8859_1))),
        new Bad(FailureReason.SERVER_ERROR, TenantAnswers.status(500)),
        new Bad(FailureReason.CREDENTIALS, TenantAnswers.status(403)),
        new Bad(FailureReason.STATUS, TenantAnswers.status(418)),
        new Bad(FailureReason.REDIRECTS, TenantAnswers.redirect("?loop")),
        new Bad(FailureReason.PROTOCOL, TenantAnswers.raw("\0\1\2 nonsense\r\n\r\n")));
  }
}
