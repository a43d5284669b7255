package io.pointsman.manifest.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private static final String PRIVATE =
      "PRIVATE_ADDRESS: the host '%s' is not found at public addresses; others need"
          + " allowPrivateTargets of the organization and pointsman.proxy.allowed-networks";

  private final TenantServer tenant =
      TenantServer.start().on("/a.cfg", TenantAnswers.text("secret"));
  private final TestUpstream closed = new TestUpstream(TestUpstream.LIMITS);

  @AfterEach
  void close() {
    closed.close();
    tenant.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "168.63.129.16",
        "[::ffff:0:127.0.0.1]",
        "[5f00::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::1]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]"
      })
  void refusesAddressesThatAreNotPublic(String host) throws Exception {
    assertThat(closed.fetch("http://" + host + ":" + tenant.port() + "/a.cfg"))
        .isEqualTo(PRIVATE.formatted(host.replaceAll("[\\[\\]]", "")));
    assertThat(tenant.connections()).isZero();
  }

  @Test
  void refusesNamesThatLeadThere() throws Exception {
    closed.name("inside.example", "127.0.0.1");
    assertThat(closed.fetch(tenant.url("inside.example", "/a.cfg")))
        .isEqualTo(PRIVATE.formatted("inside.example"));
    assertThat(tenant.connections()).isZero();
  }

  @Test
  void doesNotTellNamesThatLeadThereFromNamesThatThereAreNot() throws Exception {
    closed.name("inside.example", "127.0.0.1");
    assertThat(closed.fetch("http://nobody.example/").replace("nobody", "inside"))
        .isEqualTo(PRIVATE.formatted("inside.example").replace("PRIVATE_ADDRESS", "UNKNOWN_HOST"));
    assertThat(FailureReason.PRIVATE_ADDRESS.told()).isEqualTo(FailureReason.UNKNOWN_HOST);
  }

  @Test
  void refusesNamesOfWhichOneAddressLeadsThere() throws Exception {
    closed.name("both.example", "203.0.113.1", "10.0.0.1");
    assertThat(closed.fetch("http://both.example/a.cfg"))
        .isEqualTo(PRIVATE.formatted("both.example"));
  }

  @Test
  void connectsToTheAddressThatWasJudgedAndLooksUpNothingAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (TestUpstream open = new TestUpstream()) {
      AddressGuard guard =
          new AddressGuard(
              host -> {
                asked.incrementAndGet();
                throw new AssertionError("looked up elsewhere");
              },
              List.of());
      assertThat(guard.allows(InetAddress.getByName("127.0.0.1"))).isFalse();
      // The name exists for the client's resolver alone: whoever else looked it up would fail.
      open.name("only-here.invalid", "127.0.0.1");
      assertThat(open.fetch(tenant.url("only-here.invalid", "/a.cfg"))).isEqualTo("secret");
      assertThat(tenant.requests().get(0).header("host"))
          .isEqualTo("only-here.invalid:" + tenant.port());
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void networksOfTheOperatorAreForThoseWhoMayUsePrivateTargets() throws Exception {
    try (TestUpstream open = new TestUpstream()) {
      open.name("inside.example", "127.0.0.1");
      String url = tenant.url("inside.example", "/a.cfg");
      assertThat(open.fetch(TestUpstream.order(url))).isEqualTo("secret");
      FetchOrder outsiders =
          new FetchOrder(
              TestUpstream.OUTSIDER,
              UpstreamUrl.parse(url),
              UpstreamIdentity.NONE,
              null,
              null,
              null);
      assertThat(open.fetch(outsiders)).isEqualTo(PRIVATE.formatted("inside.example"));
    }
  }

  @Test
  void judgesANameAnewAtEachFetch() throws Exception {
    try (TestUpstream open = new TestUpstream(TestUpstream.LIMITS, "127.0.0.1")) {
      open.name("moves.example", "127.0.0.1");
      assertThat(open.fetch(tenant.url("moves.example", "/a.cfg"))).isEqualTo("secret");
      open.name("moves.example", "127.0.0.2");
      assertThat(open.fetch(tenant.url("moves.example", "/a.cfg")))
          .isEqualTo(PRIVATE.formatted("moves.example"));
    }
  }

  @Test
  void judgesEachRedirect() throws Exception {
    try (TestUpstream open = new TestUpstream(TestUpstream.LIMITS, "127.0.0.1")) {
      tenant.on("/to", TenantAnswers.redirect("http://127.0.0.2:" + tenant.port() + "/a.cfg"));
      assertThat(open.fetch(tenant.url("/to"))).isEqualTo(PRIVATE.formatted("127.0.0.2"));
      assertThat(tenant.requests("/a.cfg")).isEmpty();
    }
  }

  @Test
  void fetchesByHttpOnly() {
    for (String url :
        List.of("ftp://a.example/", "file:///etc/passwd", "//a.example/", "/a", "gopher://a/")) {
      assertThatThrownBy(() -> UpstreamUrl.parse(url))
          .isInstanceOfSatisfying(
              FetchFailure.class,
              failure -> assertThat(failure.reason()).isEqualTo(FailureReason.BAD_URL));
    }
  }
}
