package io.pointsman.phone;

import static io.pointsman.phone.TestListener.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.manifest.Delivered;
import io.pointsman.manifest.DeliveryRequest;
import io.pointsman.registry.Mode;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesTest {

  private static final String PATH = "/device/7C2F80ABCDEF.xml";
  private static final String OWN = "/v/gigaset/m/7c2f80abcdef/nvm/updates.xml";
  private static final String CONTENT = "<provisioning/>";
  private static final String ALWAYS =
      "Cache-Control: private, no-cache\r\nAccept-Ranges: bytes\r\nETag: \"e\"\r\n";

  private final AtomicReference<DeliveryRequest> asked = new AtomicReference<>();
  private final TestListener phones =
      new TestListener("public-urls=https://phones.example,http://redirect.example");

  DeliveriesTest() {
    RoutedProfile profile =
        new RoutedProfile(
            1,
            new UUID(0, 1),
            1,
            Mode.MANIFEST,
            new Target(TestListener.template("https://prov.example/{mac.lower}"), 302),
            Map.of(),
            new Delivery(ProfileFiles.NONE, null));
    phones.route(KNOWN, new Route.ToProfile(profile));
    give(Future.succeededFuture(body(-1)));
  }

  @AfterEach
  void close() {
    phones.close();
  }

  @Test
  void aFileIsWrittenWithWhatAPhoneNeedsToKeepIt() {
    assertThat(exchange("GET", PATH))
        .isEqualTo(
            "HTTP/1.1 200 OK\r\nconnection: close\r\n"
                + ALWAYS
                + "Content-Type: text/xml\r\nContent-Length: 15\r\n\r\n"
                + CONTENT);
    assertThat(asked.get().publicUrl()).isEqualTo("http://redirect.example/v/gigaset");
    assertThat(asked.get().path()).isEqualTo(PATH);
    assertThat(phones.answers("gigaset", "written")).isEqualTo(1);
  }

  @Test
  void headIsTheSameWithoutTheFile() {
    assertThat(exchange("HEAD", PATH)).isEqualTo(exchange("GET", PATH).replace(CONTENT, ""));
  }

  @Test
  void theTenantsAgeIsTold() {
    give(Future.succeededFuture(body(75)));
    assertThat(exchange("GET", PATH)).contains("\r\nETag: \"e\"\r\nAge: 75\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"e\"", "\"a\", \"e\"", "W/\"e\"", "*"})
  void whoHasItIsToldSo(String tags) {
    assertThat(exchange("GET", PATH, "If-None-Match: " + tags))
        .isEqualTo("HTTP/1.1 304 Not Modified\r\nconnection: close\r\n" + ALWAYS + "\r\n");
  }

  @Test
  void whoHasAnotherGetsIt() {
    assertThat(exchange("GET", PATH, "If-None-Match: \"f\"")).endsWith("\r\n\r\n" + CONTENT);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-2, 0-2/15, <pr",
    "bytes=13-, 13-14/15, />",
    "bytes=-3, 12-14/15, g/>",
    "bytes=12-99, 12-14/15, g/>",
    "bytes=-99, 0-14/15, <provisioning/>"
  })
  void aRangeIsGiven(String range, String given, String part) {
    assertThat(exchange("GET", PATH, "Range: " + range))
        .isEqualTo(
            "HTTP/1.1 206 Partial Content\r\nconnection: close\r\n"
                + ALWAYS
                + "Content-Range: bytes "
                + given
                + "\r\nContent-Type: text/xml\r\nContent-Length: "
                + part.length()
                + "\r\n\r\n"
                + part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=15-", "bytes=-0", "bytes=9999999999-"})
  void aRangeBehindTheEndIsNone(String range) {
    assertThat(exchange("GET", PATH, "Range: " + range))
        .isEqualTo(
            "HTTP/1.1 416 Range Not Satisfiable\r\nconnection: close\r\n"
                + ALWAYS
                + "Content-Range: bytes */15\r\nContent-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=5-2", "lines=1-2", "bytes=-", "bytes=a-b"})
  void whatIsNoRangeIsAnsweredWhole(String range) {
    assertThat(exchange("GET", PATH, "Range: " + range)).endsWith("\r\n\r\n" + CONTENT);
  }

  @Test
  void aRangeOfAnotherVersionIsAnsweredWhole() {
    assertThat(exchange("GET", PATH, "Range: bytes=0-2", "If-Range: \"f\""))
        .endsWith("\r\n\r\n" + CONTENT);
    assertThat(exchange("GET", PATH, "Range: bytes=0-2", "If-Range: \"e\""))
        .endsWith("\r\n\r\n<pr");
  }

  @Test
  void whatIsNotThereLooksLikeEveryRefusal() {
    give(Future.succeededFuture(new Delivered.Refused()));
    assertThat(phones.get(PATH)).isEqualTo(phones.get("/000000000001.cfg"));
  }

  @Test
  void whatWeFetchOurselvesIsRefused() {
    assertThat(phones.get(PATH, "Via: 1.0 squid, 1.1 pointsman"))
        .isEqualTo(phones.get("/000000000001.cfg"));
    assertThat(asked.get()).isNull();
    assertThat(phones.get(PATH, "Via: 1.1 proxy.example")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void whatCannotBeHadIsAskedForLater() {
    give(Future.succeededFuture(new Delivered.Later(7)));
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 7\r\n");
    give(Future.failedFuture(new IllegalStateException("on purpose")));
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 30\r\n");
    assertThat(phones.answers("gigaset", "failed")).isEqualTo(1);
  }

  @Test
  void aFileElsewhereIsRedirectedTo() {
    give(Future.succeededFuture(new Delivered.Redirect(307, "https://prov.example/fw.bin")));
    assertThat(phones.get(PATH))
        .startsWith("HTTP/1.1 307 ")
        .contains("\r\nLocation: https://prov.example/fw.bin\r\n");
  }

  @Test
  void aFileThatTakesAWhileHoldsItsConnectionOnly() {
    Promise<Delivered> later = Promise.promise();
    give(later.future());
    try (RawPhone phone = phones.phone()) {
      phone.send(RawPhone.request("GET", PATH) + RawPhone.request("GET", "/000000000001.cfg"));
      assertThat(phones.get("/000000000001.cfg")).startsWith("HTTP/1.1 404 ");
      later.complete(body(-1));
      assertThat(phone.answer()).startsWith("HTTP/1.1 200 ");
      assertThat(phone.answer()).startsWith(CONTENT + "HTTP/1.1 404 ");
    }
  }

  @Test
  void aPathThatWeNamedSaysWhoAsksAndInWhichDialect() {
    exchange("GET", OWN, "User-Agent: Snom 000413aabbcc");
    assertThat(asked.get().mac()).isEqualTo(MacAddress.parse(KNOWN));
    assertThat(asked.get().recognition().vendor()).isEqualTo(Vendor.GIGASET);
    assertThat(asked.get().path()).isEqualTo("/m/7c2f80abcdef/nvm/updates.xml");
    assertThat(asked.get().recognition().file()).isEqualTo("updates.xml");
  }

  @Test
  void aPathThatWeNamedIsRefusedOnceItsProfileRedirects() {
    phones.route(KNOWN, TestListener.toProfile("https://prov.example/{path}", 302));
    assertThat(phones.get(OWN)).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void theHostSelectsAmongPublicUrlsOnly() {
    try (RawPhone phone = phones.phone()) {
      phone.send("GET " + PATH + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
      phone.rest();
    }
    assertThat(asked.get().publicUrl()).isEqualTo("https://phones.example/v/gigaset");
  }

  @Test
  void withoutAPublicUrlAFileCannotBeWritten() {
    try (TestListener bare = new TestListener()) {
      bare.routes.putAll(phones.routes);
      assertThat(bare.get(PATH)).startsWith("HTTP/1.1 503 ");
    }
  }

  private void give(Future<Delivered> delivered) {
    phones.deliveries =
        request -> {
          asked.set(request);
          return delivered;
        };
  }

  private static Delivered.Body body(long age) {
    return new Delivered.Body(CONTENT.getBytes(StandardCharsets.UTF_8), "text/xml", "\"e\"", age);
  }

  private String exchange(String method, String path, String... headers) {
    try (RawPhone phone = phones.phone()) {
      String request = RawPhone.request(method, path, headers);
      phone.send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      return phone.rest();
    }
  }
}
