package io.pointsman.manifest;

import static io.pointsman.manifest.TestProxy.MAC;
import static io.pointsman.manifest.TestProxy.RULES;
import static io.pointsman.manifest.TestProxy.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.MacAddress;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantRequest;
import io.pointsman.testing.TenantServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxiesTest {

  private static final MacAddress OTHER = new MacAddress(0x7c2f80aabbcdL);

  private final TenantServer tenant = TenantServer.start();
  private final TestProxy proxy = new TestProxy();

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
}
