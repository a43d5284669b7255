package io.pointsman.manifest;

import static io.pointsman.manifest.TestProxy.MAC;
import static io.pointsman.manifest.TestProxy.RULES;
import static io.pointsman.manifest.TestProxy.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.mac.MacAddress;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BigFilesTest {

  private static final int FIRMWARE = 60 << 20;

  private static final ProxyRules CLOSED =
      new ProxyRules(
          false,
          true,
          Map.of(),
          false,
          false,
          60,
          3600,
          null,
          new SealedCredentials(
              CredentialsKind.BASIC,
              "2026-01-01T00:00:00Z",
              "{\"kind\":\"BASIC\",\"user\":\"u\",\"password\":\"p\"}"),
          "k1");

  private final TenantServer tenant =
      TenantServer.start().otherwise(TenantAnswers.firmware(FIRMWARE));
  private final TestProxy proxy = new TestProxy();

  @AfterEach
  void close() {
    proxy.close();
    tenant.close();
  }

  @Test
  void sendsPhonesToTheTenantWhoseDoorIsOpen() throws Exception {
    assertThat(proxy.deliver(request(tenant.url("/"), RULES, MAC, "/fw.rom")))
        .isEqualTo(new Delivered.Redirect(302, tenant.url("/fw.rom")));
    assertThat(tenant.requests()).as("its name says it").isEmpty();
    for (int i = 0; i < 2; i++) {
      assertThat(proxy.deliver(request(tenant.url("/"), RULES, MAC, "/fw.bin")))
          .isEqualTo(new Delivered.Redirect(302, tenant.url("/fw.bin")));
    }
    assertThat(tenant.requests()).as("its size says it, once").hasSize(1);
  }

  @Test
  void tellsPhonesNoPassword() throws Exception {
    for (String path : List.of("", "/", "?f=a", "/fw.rom")) {
      String url = "http://u:p@127.0.0.1:" + tenant.port() + path;
      for (int i = 0; i < 2; i++) {
        assertThat(proxy.deliver(request(url, RULES, MAC, "/device")))
            .as(url)
            .isNotInstanceOf(Delivered.Redirect.class);
      }
    }
  }

  @Test
  void passesOnWhatPhonesCannotFetchThemselves() throws Exception {
    Delivered.Stream stream =
        (Delivered.Stream) proxy.deliver(request(tenant.url("/"), CLOSED, MAC, "/fw.rom"));
    assertThat(stream.length()).isEqualTo(FIRMWARE);
    assertThat(stream.mediaType()).isEqualTo("application/octet-stream");
    assertThat(stream.etag()).isEqualTo("\"fw\"");
    byte[] all = TestProxy.all(stream);
    assertThat(all).hasSize(FIRMWARE);
    for (int i = 0; i < FIRMWARE; i += 999_983) {
      assertThat(all[i]).isEqualTo((byte) (i % (251 * 256) % 251));
    }
    assertThat(tenant.requests())
        .allMatch(each -> "Basic dTpw".equals(each.header("authorization")));
    awaitNothingUnderWay();
    assertThat(proxy.registry.get("pointsman.proxy.passed.on").functionCounter().count())
        .isEqualTo(FIRMWARE);
    tenant.otherwise(TenantAnswers.status(404));
    assertThat(proxy.deliver(request(tenant.url("/"), CLOSED, MAC, "/fw.rom")))
        .isEqualTo(new Delivered.Refused());
    tenant.otherwise(TenantAnswers.status(500));
    assertThat(proxy.deliver(request(tenant.url("/"), CLOSED, MAC, "/fw.rom")))
        .isEqualTo(new Delivered.Later(30));
  }

  @Test
  void opensNoStreamForAPhoneThatWasGivenAnOldCopy() throws Exception {
    TestProxyConfig hasty =
        new TestProxyConfig(Duration.ofMillis(50), Duration.ZERO, Duration.ZERO);
    DeliveryRequest asked = request(tenant.url("/device"), CLOSED, MAC, "/device");
    CountDownLatch gate = new CountDownLatch(1);
    try (TestProxy impatient = new TestProxy(hasty, SharedCopies.NONE)) {
      tenant.on("/device", TenantAnswers.text("old", "Cache-Control: no-cache"));
      assertThat(impatient.text(asked)).isEqualTo("old");
      tenant.on("/device", TenantAnswers.behind(gate, TenantAnswers.firmware(FIRMWARE)));
      assertThat(impatient.text(asked)).isEqualTo("old");
      gate.countDown();
      await()
          .during(Duration.ofMillis(500))
          .until(() -> impatient.registry.get("pointsman.proxy.under.way").gauge().value() == 0);
    }
  }

  @Test
  void endsAStreamThatIsClosedOrBroken() throws Exception {
    Delivered.Stream closed =
        (Delivered.Stream) proxy.deliver(request(tenant.url("/"), CLOSED, MAC, "/fw.rom"));
    closed.close().run();
    awaitNothingUnderWay();
    tenant.otherwise(TenantAnswers.truncated("half", 8));
    Delivered.Stream broken =
        (Delivered.Stream) proxy.deliver(request(tenant.url("/"), CLOSED, MAC, "/fw.rom"));
    assertThatThrownBy(() -> TestProxy.all(broken)).hasRootCauseMessage("Connection was closed");
    awaitNothingUnderWay();
  }

  /** 12 GB in all; what is held of them is what sockets' buffers and windows hold. */
  @Test
  void holdsTheHeapFlatFor200SlowPhones() throws Exception {
    List<Delivered.Stream> streams = new ArrayList<>();
    AtomicLong passed = new AtomicLong();
    for (int i = 0; i < 200; i++) {
      MacAddress mac = new MacAddress(0x7c2f80000000L + i);
      streams.add(
          (Delivered.Stream) proxy.deliver(request(tenant.url("/"), CLOSED, mac, "/fw.rom")));
    }
    long before = used();
    for (Delivered.Stream stream : streams) {
      stream.bytes().handler(part -> passed.addAndGet(part.length()));
      stream.bytes().fetch(4);
    }
    for (int round = 0; round < 5; round++) {
      long now = passed.get();
      streams.forEach(stream -> stream.bytes().fetch(1));
      await().atMost(Duration.ofSeconds(20)).until(() -> passed.get() > now);
    }
    long after = used();
    System.out.printf("200 slow phones: heap %d KiB more%n", (after - before) / 1024);
    assertThat(after - before).isLessThan(32L << 20);
    assertThat(passed.get()).isLessThan(200L * (2 << 20));
    streams.forEach(stream -> stream.close().run());
    awaitNothingUnderWay();
  }

  private void awaitNothingUnderWay() {
    await()
        .untilAsserted(
            () ->
                assertThat(proxy.registry.get("pointsman.proxy.under.way").gauge().value())
                    .isZero());
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
