package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.get;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is taken for a file, and what is said of all else. */
class UpstreamAnswersTest {

  private final TenantServer tenant = TenantServer.start();
  private final TestUpstream upstream = new TestUpstream();

  @AfterEach
  void close() {
    upstream.close();
    tenant.close();
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
}
