package io.pointsman.phone;

import static io.pointsman.phone.TestListener.KNOWN;
import static io.pointsman.phone.TestListener.profile;
import static io.pointsman.phone.TestListener.template;
import static io.pointsman.phone.TestListener.toProfile;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.Vendor;
import io.pointsman.routing.Freshness.State;
import io.pointsman.routing.Route;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final String PATH = "/device/7C2F80ABCDEF.xml";

  private final TestListener phones = new TestListener();

  @AfterEach
  void close() {
    phones.close();
  }

  @Test
  void aKnownPhoneIsSentToItsTenantAndToldNothingElse() {
    assertThat(phones.get(PATH))
        .isEqualTo(
            "HTTP/1.1 302 Found\r\n"
                + "Location: https://prov.example/7c2f80abcdef.xml\r\n"
                + "Cache-Control: no-store\r\n"
                + "Content-Length: 0\r\n"
                + "\r\n");
    assertThat(phones.answers("gigaset", "redirected")).isEqualTo(1);
  }

  @Test
  void headIsAnsweredAsGet() {
    try (RawPhone phone = phones.phone()) {
      assertThat(phone.ask("HEAD", PATH)).isEqualTo(phones.get(PATH));
      assertThat(phone.ask("HEAD", PATH)).startsWith("HTTP/1.1 302 ");
    }
  }

  @Test
  void theLocationIsTheTemplatesByteForByte() {
    phones.route(KNOWN, toProfile("ftp://a.example/%25MACD/{mac.colon}?a=%2F&b={oui}", 307));

    assertThat(phones.get(PATH))
        .startsWith("HTTP/1.1 307 Temporary Redirect\r\n")
        .contains("\r\nLocation: ftp://a.example/%25MACD/7c:2f:80:ab:cd:ef?a=%2F&b=7c2f80\r\n");
  }

  @Test
  void aTargetThatEndsInASlashGetsTheFileAskedFor() {
    phones.route(KNOWN, toProfile("https://prov.example/t/", 302));

    assertThat(phones.get("/x/7C2F80ABCDEF.xml"))
        .contains("\r\nLocation: https://prov.example/t/7C2F80ABCDEF.xml\r\n");
    assertThat(phones.get("/device", "User-Agent: Gigaset N870 IP PRO/83.V2;7C2F80ABCDEF"))
        .contains("\r\nLocation: https://prov.example/t/\r\n");
  }

  @Test
  void aVendorsOverrideIsForItsPhonesOnly() {
    phones.route(
        KNOWN, toProfile("https://all.example/", Vendor.YEALINK, "https://yealink.example/"));

    assertThat(phones.get("/7c2f80abcdef.cfg", "User-Agent: Yealink SIP-T46G 28.72.0.1 x"))
        .contains("Location: https://yealink.example/7c2f80abcdef.cfg\r\n");
    assertThat(phones.get("/7c2f80abcdef.cfg", "User-Agent: Fanvil X4 2.10.2.6887 x"))
        .contains("Location: https://all.example/7c2f80abcdef.cfg\r\n");
  }

  @Test
  void theMacMayComeFromTheUserAgent() {
    assertThat(
            phones.get(
                "/device/70/master.bin",
                "User-Agent: Gigaset N720 DM PRO/70.089.00.000.000;7C2F80ABCDEF"))
        .startsWith("HTTP/1.1 302 ");
  }

  @Test
  void aRestingMacIsToldToWait() {
    phones.route(KNOWN, new Route.Resting(42));

    assertThat(phones.get(PATH))
        .isEqualTo(
            "HTTP/1.1 503 Service Unavailable\r\n"
                + "Retry-After: 42\r\n"
                + "Cache-Control: no-store\r\n"
                + "Content-Length: 0\r\n"
                + "\r\n");
  }

  @Test
  void anIsolatedReplicaAnswersAndOneThatCannotKnowDoesNot() {
    phones.state = State.ISOLATED;
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
    phones.state = State.EXPIRED;
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 30\r\n");
    phones.state = State.LOADING;
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 30\r\n");
  }

  @Test
  void aStaleReplicaCatchesUpBeforeItAnswers() {
    Promise<State> caughtUp = Promise.promise();
    phones.state = State.STALE;
    phones.catchUp = caughtUp.future();
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", PATH) + RawPhone.request("GET", "/unknown"));
      phones.route(KNOWN, toProfile("https://new.example/x", 302));
      phones.state = State.FRESH;
      caughtUp.complete(State.FRESH);

      assertThat(phone.answer()).contains("Location: https://new.example/x\r\n");
      assertThat(phone.answer()).startsWith("HTTP/1.1 404 ");
    }
    phones.state = State.STALE;
    phones.catchUp = Future.succeededFuture(State.EXPIRED);
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ");
  }

  @Test
  void anOwnUrlComesFromMemoryElseIsLookedForElseThePhoneWaits() {
    phones.route(KNOWN, new Route.ToOwnUrl(1, 1, null));
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 30\r\n");

    phones.foundOwnUrl = Future.succeededFuture(template("https://found.example/x"));
    assertThat(phones.get(PATH))
        .startsWith("HTTP/1.1 302 ")
        .contains("Location: https://found.example/x\r\n");

    phones.cachedOwnUrl = template("https://cached.example/x");
    assertThat(phones.get(PATH)).contains("Location: https://cached.example/x\r\n");

    phones.route(KNOWN, new Route.ToOwnUrl(1, 1, profile("https://profile.example/", 307)));
    assertThat(phones.get(PATH))
        .startsWith("HTTP/1.1 307 ")
        .contains("Location: https://cached.example/x\r\n");
  }

  @Test
  void aFailureOfOursSaysNothingButWait() {
    phones.failure = new IllegalStateException("secret");

    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ").doesNotContain("secret");
    assertThat(phones.answers("gigaset", "failed")).isEqualTo(1);
    phones.failure = null;
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void anOldPhoneOfHttp10IsAnsweredAndLetGo() {
    try (RawPhone phone = phones.phone()) {
      phone.send("GET " + PATH + " HTTP/1.0\r\n\r\n");

      assertThat(phone.rest()).startsWith("HTTP/1.0 302 Found\r\n").contains("prov.example");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() {
    try (RawPhone phone = phones.phone()) {
      phone.send((RawPhone.request("GET", PATH) + RawPhone.request("GET", "/none")).repeat(50));
      for (int i = 0; i < 50; i++) {
        assertThat(phone.answer()).startsWith("HTTP/1.1 302 ");
        assertThat(phone.answer()).startsWith("HTTP/1.1 404 ");
      }
    }
  }
}
