package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final String PATH = "/7c2f80abcdef.xml";

  private final List<RawPhone> open = new ArrayList<>();
  private TestListener phones;

  @AfterEach
  void close() {
    open.forEach(RawPhone::close);
    phones.close();
  }

  @Test
  void tooManyConnectionsAreClosedAtOnceAndTheOthersGoOn() {
    phones = new TestListener("max-connections=5");
    for (int i = 0; i < 5; i++) {
      assertThat(keep("127.0.0." + (2 + i)).ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }

    assertThat(keep("127.0.0.9").rest()).isEmpty();

    assertThat(phones.limited("connections")).isEqualTo(1);
    assertThat(open.get(0).ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    open.get(0).close();
    await().until(() -> phones.listener.connections() == 4);
    assertThat(keep("127.0.0.9").ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void oneAddressCannotTakeAllConnections() {
    phones = new TestListener("max-connections-per-address=3");
    for (int i = 0; i < 3; i++) {
      assertThat(keep("127.0.0.2").ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }

    assertThat(keep("127.0.0.2").rest()).isEmpty();

    assertThat(phones.limited("address_connections")).isEqualTo(1);
    assertThat(keep("127.0.0.3").ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    open.get(0).close();
    await().until(() -> phones.listener.connections() == 3);
    assertThat(keep("127.0.0.2").ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void aTrustedProxyMayTakeAsManyAsItNeeds() {
    phones =
        new TestListener(
            "max-connections-per-address=1",
            "rate-limit=1",
            "rate-burst=1",
            "trusted-proxies=127.0.0.4/31");
    for (int i = 0; i < 5; i++) {
      assertThat(keep("127.0.0.5").ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }
  }

  @Test
  void oneAddressCannotAskForEver() {
    phones = new TestListener("rate-limit=1", "rate-burst=10");
    RawPhone eager = keep("127.0.0.2");
    for (int i = 0; i < 10; i++) {
      assertThat(eager.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }

    assertThat(eager.ask("GET", PATH)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1\r\n");
    assertThat(keep("127.0.0.2").ask("GET", "/none")).startsWith("HTTP/1.1 503 ");

    assertThat(keep("127.0.0.3").ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    assertThat(phones.limited("rate")).isEqualTo(2);
    await().until(() -> eager.ask("GET", PATH).startsWith("HTTP/1.1 302 "));
  }

  @Test
  void behindATrustedProxyEachPhoneHasARateOfItsOwn() {
    phones =
        new TestListener("rate-limit=1", "rate-burst=1", "trusted-proxies=127.0.0.0/29,10.0.0.0/8");
    RawPhone proxy = keep("127.0.0.2");

    assertThat(proxy.ask("GET", PATH, "X-Forwarded-For: 192.0.2.1")).contains(" 302 ");
    assertThat(proxy.ask("GET", PATH, "X-Forwarded-For: 192.0.2.1")).contains(" 503 ");
    // What the phone wrote itself, left of what the proxy appended, counts for nothing.
    assertThat(proxy.ask("GET", PATH, "X-Forwarded-For: 192.0.2.7, 192.0.2.1, 10.1.1.1"))
        .contains(" 503 ");
    assertThat(proxy.ask("GET", PATH, "X-Forwarded-For: 192.0.2.2")).contains(" 302 ");
    // From anybody else the header is not read at all.
    RawPhone liar = keep("127.0.0.99");
    assertThat(liar.ask("GET", PATH, "X-Forwarded-For: 192.0.2.3")).contains(" 302 ");
    assertThat(liar.ask("GET", PATH, "X-Forwarded-For: 192.0.2.4")).contains(" 503 ");
  }

  @Test
  void theProxyProtocolIsTakenFromTrustedPeersOnly() {
    phones =
        new TestListener(
            "proxy-protocol=true",
            "rate-limit=1",
            "rate-burst=1",
            "max-connections-per-address=1",
            "trusted-proxies=127.0.0.2");
    String request = RawPhone.request("GET", PATH);

    assertThat(keep("127.0.0.3").rest()).isEmpty();
    assertThat(phones.limited("untrusted_proxy")).isEqualTo(1);

    String header = "PROXY TCP4 192.0.2.1 198.51.100.1 40000 7080\r\n";
    assertThat(keep("127.0.0.2").send(header + request).answer()).contains(" 302 ");
    assertThat(keep("127.0.0.2").send(header + request).answer()).contains(" 503 ");
    assertThat(keep("127.0.0.2").send(header.replace(".2.1 ", ".2.9 ") + request).answer())
        .contains(" 302 ");
    assertThat(keep("127.0.0.2").send(request).rest()).isEmpty();
  }

  @Test
  void connectionsAndLimitsAreMetered() {
    phones = new TestListener();
    keep("127.0.0.2").ask("GET", PATH);

    assertThat(phones.meters.get("pointsman.phone.connections").gauge().value()).isEqualTo(1);
    assertThat(phones.meters.get("pointsman.phone.answer.time").timer().count()).isEqualTo(1);
    assertThat(phones.meters.find("pointsman.phone.limits").counters()).hasSize(5);
    assertThat(phones.meters.getMeters())
        .allSatisfy(
            meter -> assertThat(meter.getId().getTags().toString()).doesNotContain("7c2f80"));
  }

  private RawPhone keep(String from) {
    RawPhone phone = new RawPhone(phones.listener.port(), from);
    open.add(phone);
    return phone;
  }
}
