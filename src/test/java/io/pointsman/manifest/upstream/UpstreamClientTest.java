package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.get;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantRequest;
import io.pointsman.testing.TenantServer;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {

  private final TenantServer tenant = TenantServer.start();
  private final TestUpstream upstream = new TestUpstream();

  @AfterEach
  void close() {
    upstream.close();
    tenant.close();
  }

  @Test
  void fetchesAFileAndSaysWhatItIs() throws Exception {
    tenant.on(
        "/a.cfg",
        TenantAnswers.text(
            "a=1", "ETag: \"x\"", "Last-Modified: then", "Cache-Control: max-age=60", "Age: 20"));
    Fetched.Whole whole =
        (Fetched.Whole) get(upstream.client.fetch(order(tenant.url("/a.cfg?m=1%2F"))));
    assertThat(new String(whole.bytes(), StandardCharsets.UTF_8)).isEqualTo("a=1");
    assertThat(whole)
        .usingRecursiveComparison()
        .ignoringFields("bytes")
        .isEqualTo(
            new Fetched.Whole(
                null,
                "text/plain",
                tenant.url("/a.cfg?m=1%2F"),
                "\"x\"",
                "then",
                new Freshness(true, 40, 20)));
    TenantRequest asked = tenant.requests().get(0);
    assertThat(asked.method() + " " + asked.target()).isEqualTo("GET /a.cfg?m=1%2F");
    assertThat(asked.headers())
        .isEqualTo(
            Map.of(
                "host", "127.0.0.1:" + tenant.port(),
                "user-agent", "Pointsman/test",
                "via", "1.1 pointsman",
                "accept", "*/*",
                "accept-encoding", "identity"));
  }

  @Test
  void namesAnIpv6AddressInBrackets() throws Exception {
    try (TestUpstream six = new TestUpstream(TestUpstream.LIMITS, "::1");
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      String url = "http://[::1]:" + listener.getLocalPort() + "/a";
      Future<Fetched> fetched = six.client.fetch(order(url));
      try (Socket socket = listener.accept()) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        List<String> hosts = new ArrayList<>();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
            hosts.add(line.substring(5).trim());
          }
        }
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na".getBytes(ISO_8859_1));
        assertThat(((Fetched.Whole) get(fetched)).base()).isEqualTo(url);
        assertThat(hosts).containsExactly("[::1]:" + listener.getLocalPort());
      }
    }
  }

  @Test
  void aStreamThatNobodyTakesIsEnded() throws Exception {
    tenant.on("/fw.rom", TenantAnswers.firmware(1 << 20));
    get(upstream.client.open(order(tenant.url("/fw.rom"))));
    assertThat(upstream.client.underWay()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(upstream.client.underWay()).isZero());
  }

  @Test
  void asksWhetherWhatWeHoldIsStillRight() throws Exception {
    tenant.on("/a", TenantAnswers.tagged("\"1\"", "a", "Cache-Control: max-age=5"));
    FetchOrder first = order(tenant.url("/a"));
    FetchOrder again = new FetchOrder(7, first.url(), first.identity(), "Phone 1", "\"1\"", "then");
    assertThat(get(upstream.client.fetch(again)))
        .isEqualTo(new Fetched.Unchanged(new Freshness(true, 5, 0)));
    assertThat(upstream.fetch(first)).isEqualTo("a");
    assertThat(tenant.requests().get(0).headers())
        .containsEntry("if-none-match", "\"1\"")
        .containsEntry("if-modified-since", "then")
        .containsEntry("user-agent", "Phone 1");
    assertThat(tenant.connections()).as("its connection served again").isEqualTo(1);
  }

  @Test
  void followsThreeRedirectsAndNoMore() throws Exception {
    tenant
        .on("/3", TenantAnswers.redirect("/2?x=1"))
        .on("/2", TenantAnswers.redirect(tenant.url("/1")))
        .on("/1", TenantAnswers.redirect("sub/a.cfg"))
        .on("/sub/a.cfg", TenantAnswers.text("found"))
        .on("/4", TenantAnswers.redirect("/3"))
        .on("/loop", TenantAnswers.redirect("/loop"))
        .on("/nowhere", TenantAnswers.status(302));
    Fetched.Whole whole = (Fetched.Whole) get(upstream.client.fetch(order(tenant.url("/3"))));
    assertThat(whole.base()).isEqualTo(tenant.url("/sub/a.cfg"));
    assertThat(tenant.connections()).isEqualTo(1);
    String tooMany = "REDIRECTS: it redirects more than 3 times";
    assertThat(upstream.fetch(tenant.url("/4"))).isEqualTo(tooMany);
    assertThat(upstream.fetch(tenant.url("/loop"))).isEqualTo(tooMany);
    assertThat(tenant.requests("/loop")).hasSize(4);
    assertThat(upstream.fetch(tenant.url("/nowhere")))
        .isEqualTo("REDIRECTS: it redirects without saying where");
  }

  @Test
  void keepsNoCookies() throws Exception {
    tenant.on("/a", TenantAnswers.text("a", "Set-Cookie: s=1"));
    upstream.fetch(tenant.url("/a"));
    upstream.fetch(tenant.url("/a"));
    assertThat(tenant.requests()).noneMatch(request -> request.header("cookie") != null);
  }

  @Test
  void saysWhyThereIsNoFile() throws Exception {
    byte[] bomb = new byte[10 << 20];
    tenant
        .on("/slow", TenantAnswers.after(60_000, TenantAnswers.text("late")))
        .on("/stalled", TenantAnswers.stalled(new byte[] {'a'}, 100))
        .on("/endless", TenantAnswers.endless())
        .on("/endless-head", TenantAnswers.endlessHead())
        .on("/empty", TenantAnswers.text(""))
        .on("/204", TenantAnswers.status(204))
        .on("/page", TenantAnswers.text(" <!DOCTYPE html><p>Please log in"))
        .on("/bomb", TenantAnswers.gzip(bomb))
        .on("/damaged", TenantAnswers.text("no gzip", "Content-Encoding: gzip"))
        .on("/br", TenantAnswers.text("x", "Content-Encoding: br"))
        .on("/truncated", TenantAnswers.truncated("half", 8))
        .on("/500", TenantAnswers.status(500))
        .on("/503", TenantAnswers.status(503, "Retry-After: 7"))
        .on("/404", TenantAnswers.status(404))
        .on("/403", TenantAnswers.status(403))
        .on("/418", TenantAnswers.status(418))
        .on("/garbage", TenantAnswers.raw("\0\1\2 nonsense\r\n\r\n"))
        .on("/nothing", TenantAnswers.raw(""))
        .on(
            "/xxe",
            TenantAnswers.text("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a/>"))
        .on("/laughs", TenantAnswers.text(laughs()))
        .on("/latin", TenantAnswers.body("text/xml", latin1()));
    String slow = "SLOW: it was not whole within 2 seconds";
    String entities = "ENTITIES: the file declares XML entities, which are not passed on";
    String cut = "TRUNCATED: the connection was closed before the answer was whole";
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("/slow", slow),
            Map.entry("/stalled", slow),
            Map.entry("/endless", "TOO_BIG: it sends more than 65536 bytes, and did not say so"),
            Map.entry("/endless-head", "PROTOCOL: what it answers is not HTTP/1.1"),
            Map.entry("/empty", "EMPTY: the file is empty"),
            Map.entry("/204", "EMPTY: it answers 204, which has no file"),
            Map.entry("/page", "WRONG_TYPE: it answers with a web page instead of the file"),
            Map.entry("/bomb", "TOO_BIG: unpacked it is larger than 65536 bytes"),
            Map.entry("/damaged", "COMPRESSION: it is damaged: it does not unpack"),
            Map.entry("/br", "COMPRESSION: it is packed in a way that we did not ask for"),
            Map.entry("/truncated", cut),
            Map.entry("/500", "SERVER_ERROR: it answers 500"),
            Map.entry("/503", "SERVER_ERROR: it answers 503"),
            Map.entry("/404", "MISSING: it answers 404"),
            Map.entry("/403", "CREDENTIALS: it answers 403: the credentials are not taken"),
            Map.entry("/418", "STATUS: it answers 418, which is no file"),
            Map.entry("/garbage", "PROTOCOL: what it answers is not HTTP/1.1"),
            Map.entry("/nothing", cut),
            Map.entry("/xxe", entities),
            Map.entry("/laughs", entities),
            Map.entry("/latin", "MIXED_ENCODINGS: the file has bytes that are no UTF-8"));
    for (Map.Entry<String, String> each : expected.entrySet()) {
      assertThat(upstream.fetch(tenant.url(each.getKey())))
          .as(each.getKey())
          .isEqualTo(each.getValue());
    }
    tenant.close();
    // A connection that was kept may still be found, and found to be closed, once.
    await()
        .untilAsserted(
            () ->
                assertThat(upstream.fetch(tenant.url("/a")))
                    .isEqualTo("UNREACHABLE: it does not accept connections"));
    assertThat(upstream.fetch("http://nobody.example/"))
        .startsWith("UNKNOWN_HOST: the host 'nobody.example' is not found");
    await().untilAsserted(() -> assertThat(upstream.client.underWay()).isZero());
  }

  @Test
  void unpacksWhatNobodyAskedToPack() throws Exception {
    tenant.on("/a", TenantAnswers.gzip("small".getBytes(StandardCharsets.UTF_8)));
    assertThat(upstream.fetch(tenant.url("/a"))).isEqualTo("small");
  }

  @Test
  void passesOnWhatOnlyLooksOdd() throws Exception {
    byte[] settings = "user_realname: J\u00fcrgen".getBytes(StandardCharsets.ISO_8859_1);
    tenant
        .on("/latin.cfg", TenantAnswers.body("text/html", settings))
        .on("/help.html", TenantAnswers.text("<html>help"));
    Fetched.Whole whole =
        (Fetched.Whole) get(upstream.client.fetch(order(tenant.url("/latin.cfg"))));
    assertThat(whole.bytes()).isEqualTo(settings);
    assertThat(upstream.fetch(tenant.url("/help.html"))).isEqualTo("<html>help");
  }

  @Test
  void doesNotReadAFileThatSaysItIsBig() throws Exception {
    tenant.on("/fw.rom", TenantAnswers.firmware(1 << 30));
    assertThat(upstream.fetch(tenant.url("/fw.rom"))).isEqualTo("Big[length=1073741824]");
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

  private static String laughs() {
    StringBuilder text =
        new StringBuilder("<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 10; i++) {
      text.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    return text.append("]><lolz>&a9;</lolz>").toString();
  }

  private static byte[] latin1() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\u00fc</a>"
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void takesNotModifiedOnlyForWhatItHolds() throws Exception {
    tenant.on("/a", TenantAnswers.status(304));
    assertThat(upstream.fetch(tenant.url("/a")))
        .isEqualTo("STATUS: it answers 304, which is no file");
    assertThat(upstream.client.open(order(tenant.url("/a"))))
        .satisfies(
            opened -> {
              await().until(opened::isComplete);
              assertThat(opened.cause()).hasMessage("it answers 304, which is no file");
            });
  }
}
