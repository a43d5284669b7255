package io.pointsman.manifest;

import static io.pointsman.manifest.TestProxy.MAC;
import static io.pointsman.manifest.TestProxy.RULES;
import static io.pointsman.manifest.TestProxy.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.MacAddress;
import io.pointsman.manifest.upstream.FailureReason;
import io.pointsman.testing.TenantAnswer;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantRequest;
import io.pointsman.testing.TenantServer;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxiesTest {

  private static final MacAddress OTHER = new MacAddress(0x7c2f80aabbcdL);
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
  void givesTheTenantsFileAndKeepsIt() throws Exception {
    tenant.on("/7c2f80aabbcc.cfg", TenantAnswers.text("a=1"));
    DeliveryRequest asked = request(tenant.url("/{mac.lower}.cfg"), RULES, MAC, "/x.cfg");
    Delivered.Body body = (Delivered.Body) proxy.deliver(asked);
    assertThat(body)
        .usingRecursiveComparison()
        .isEqualTo(
            new Delivered.Body(
                "a=1".getBytes(StandardCharsets.UTF_8),
                "text/plain",
                EntityTag.of("a=1".getBytes(StandardCharsets.UTF_8)),
                0));
    assertThat(proxy.text(asked)).isEqualTo("a=1");
    assertThat(tenant.requests()).hasSize(1);
    assertThat(proxy.counted("pointsman.proxy.copies", "source", "upstream")).isEqualTo(1);
    assertThat(proxy.counted("pointsman.proxy.copies", "source", "memory")).isEqualTo(1);
    assertThat(proxy.counted("pointsman.proxy.untouched", "why", "unknown")).isEqualTo(1);
  }

  @Test
  void neverGivesOnePhoneAnothersFile() throws Exception {
    tenant
        .on("/7c2f80aabbcc.cfg", TenantAnswers.text("one"))
        .on("/7c2f80aabbcd.cfg", TenantAnswers.text("two"))
        .on("/common.cfg", TenantAnswers.text("common"));
    String own = tenant.url("/{mac.lower}.cfg");
    String common = tenant.url("/");
    assertThat(proxy.text(request(own, RULES, MAC, "/x.cfg"))).isEqualTo("one");
    assertThat(proxy.text(request(own, RULES, OTHER, "/x.cfg"))).isEqualTo("two");
    assertThat(proxy.text(request(common, RULES, MAC, "/common.cfg"))).isEqualTo("common");
    assertThat(proxy.text(request(common, RULES, OTHER, "/common.cfg"))).isEqualTo("common");
    assertThat(tenant.requests("/common.cfg")).as("the very same request").hasSize(1);
  }

  @Test
  void tellsTheUserAgentOnlyIfTheRulesSaySoAndKeepsItsAnswersApart() throws Exception {
    tenant.on(
        "/a", (asked, out) -> TenantAnswers.text(asked.header("user-agent")).write(asked, out));
    DeliveryRequest plain = request(tenant.url("/a"), RULES, MAC, "/a");
    ProxyRules telling =
        new ProxyRules(false, true, Map.of(), false, true, 60, 3600, null, null, "k1");
    DeliveryRequest told = request(tenant.url("/a"), telling, MAC, "/a");
    assertThat(proxy.text(plain)).isEqualTo("Pointsman/test");
    assertThat(proxy.text(told)).isEqualTo("Mozilla/4.0 (compatible; snomD785)");
    assertThat(proxy.text(plain)).isEqualTo("Pointsman/test");
  }

  @Test
  void tellsNoUserAgentThatNoHeaderMayHold() throws Exception {
    tenant.on("/a", TenantAnswers.text("a"));
    ProxyRules telling =
        new ProxyRules(false, true, Map.of(), false, true, 60, 3600, null, null, "k1");
    DeliveryRequest asked = request(tenant.url("/a"), telling, MAC, "/a");
    for (String agent : List.of("a\0b", "a\rX: y", "\u00fc")) {
      DeliveryRequest hostile =
          new DeliveryRequest(
              asked.mac(),
              asked.recognition(),
              asked.path(),
              null,
              agent,
              asked.publicUrl(),
              asked.profile(),
              asked.template(),
              302);
      assertThat(proxy.text(hostile)).isEqualTo("a");
    }
    assertThat(tenant.requests())
        .extracting(request -> request.header("user-agent"))
        .containsExactly("Pointsman/test");
  }

  @Test
  void asksAgainWhenTheUpstreamsTimeIsOver() throws Exception {
    tenant.on("/a", TenantAnswers.tagged("\"1\"", "a", "Cache-Control: no-cache"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    assertThat(tenant.requests().stream().map(each -> each.header("if-none-match")))
        .containsExactly(null, "\"1\"");
    tenant.on("/a", TenantAnswers.tagged("\"2\"", "b", "Cache-Control: no-cache"));
    assertThat(proxy.text(asked)).isEqualTo("b");
  }

  @Test
  void fetchesOnceForAllWhoAskMeanwhile() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    tenant.on("/a", TenantAnswers.behind(gate, TenantAnswers.text("a")));
    List<Future<Delivered>> running = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      running.add(
          proxy.begin(request(tenant.url("/a"), RULES, new MacAddress(0x7c2f80000000L + i), "/a")));
    }
    gate.countDown();
    for (Future<Delivered> each : running) {
      assertThat(each.toCompletionStage().toCompletableFuture().join())
          .isInstanceOf(Delivered.Body.class);
    }
    assertThat(tenant.requests()).hasSize(1);
  }

  @Test
  void doesNotKeepWhatMayNotBeKept() throws Exception {
    tenant.on("/a", TenantAnswers.text("a", "Cache-Control: no-store"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    assertThat(redis.copies).isEmpty();
    tenant.on("/a", TenantAnswers.status(500));
    assertThat(proxy.deliver(asked)).isEqualTo(LATER);
  }

  @Test
  void takesWhatAnotherReplicaLeftInRedis() throws Exception {
    tenant.on("/a", TenantAnswers.text("a"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    try (TestProxy other = new TestProxy(TestProxyConfig.PLAIN, redis)) {
      assertThat(other.text(asked)).isEqualTo("a");
      assertThat(other.counted("pointsman.proxy.copies", "source", "redis")).isEqualTo(1);
      assertThat(tenant.requests()).hasSize(1);
      other.purge = 5;
      tenant.on("/a", TenantAnswers.text("b"));
      assertThat(other.text(asked)).as("purged").isEqualTo("b");
      assertThat(proxy.text(asked)).as("not purged yet").isEqualTo("a");
      proxy.purge = 5;
      assertThat(proxy.text(asked)).as("what the other left").isEqualTo("b");
      assertThat(tenant.requests()).hasSize(2);
    }
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

  @Test
  void leadsThroughUsToWhatAFileNames() throws Exception {
    String leaf = tenant.url("/deep/leaf.xml?m=1");
    tenant
        .on("/a.cfg", TenantAnswers.text("#!version:1.0.0.1\nwallpaper.url = " + leaf))
        .on("/deep/leaf.xml", TenantAnswers.text("leaf"));
    String text = proxy.text(request(tenant.url("/"), RULES, MAC, "/a.cfg"));
    String begin = "#!version:1.0.0.1\nwallpaper.url = http://prov.example/v/snom";
    assertThat(text).startsWith(begin + "/t/7c2f80aabbcc/k1-").endsWith("/leaf.xml");
    String path = text.substring(begin.length());
    assertThat(proxy.text(request(tenant.url("/"), RULES, MAC, path))).isEqualTo("leaf");
    TenantRequest asked = tenant.requests("/deep/leaf.xml").get(0);
    assertThat(asked.target()).isEqualTo("/deep/leaf.xml?m=1");
    Delivered refused = new Delivered.Refused();
    assertThat(proxy.deliver(request(tenant.url("/"), RULES, OTHER, path))).isEqualTo(refused);
    assertThat(proxy.deliver(request(tenant.url("/"), RULES, MAC, path + "x"))).isEqualTo(refused);
    assertThat(proxy.deliver(request(tenant.url("/"), RULES, MAC, path.replace("k1-", "k1-0"))))
        .isEqualTo(refused);
    assertThat(proxy.deliver(request(tenant.url("/"), RULES, MAC, "/t/x"))).isEqualTo(refused);
    assertThat(tenant.requests()).hasSize(2);
  }

  @Test
  void resolvesWhatAFileBehindALinkNames() throws Exception {
    String file =
        "<?xml version=\"1.0\"?><nvm version=\"1.0\"><file version=\"2026-01-01_00:00:00\""
            + " url=\"leaf.xml\"/></nvm>";
    tenant.on("/chain/updates.xml", TenantAnswers.text(file));
    String path =
        proxy.links.link("", TestProxy.PROFILE, MAC, "k2", tenant.url("/chain/updates.xml"));
    String leaf =
        proxy.links.link(
            "http://prov.example/v/snom",
            TestProxy.PROFILE,
            MAC,
            "k1",
            tenant.url("/chain/leaf.xml"));
    assertThat(proxy.text(request(tenant.url("/"), RULES, MAC, path)))
        .isEqualTo(file.replace("leaf.xml", leaf));
  }

  @Test
  void showsTheTenantsFileBesideOurs() throws Exception {
    String file = "#!version:1.0.0.1\nwallpaper.url = " + tenant.url("/x.jpg");
    tenant.on("/a.cfg", TenantAnswers.text(file));
    ProxyView view = proxy.view(request(tenant.url("/b.cfg?k=1"), RULES, MAC, "/a.cfg"));
    assertThat(view)
        .isEqualTo(new ProxyView(tenant.url("/b.cfg?k=***"), null, null, new Delivered.Refused()));
    view = proxy.view(request(tenant.url("/"), RULES, MAC, "/a.cfg"));
    assertThat(new String(view.upstream(), StandardCharsets.UTF_8)).isEqualTo(file);
    assertThat(view.rewritten().changes()).hasSize(1);
    assertThat(((Delivered.Body) view.delivered()).bytes()).isEqualTo(view.rewritten().bytes());
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
