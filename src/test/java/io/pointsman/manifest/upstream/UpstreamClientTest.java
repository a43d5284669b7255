package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.get;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
}
