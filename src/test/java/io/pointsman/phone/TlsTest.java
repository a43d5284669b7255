package io.pointsman.phone;

import static io.pointsman.phone.TestCertificates.connect;
import static io.pointsman.phone.TestCertificates.make;
import static io.pointsman.phone.TestCertificates.subject;
import static io.pointsman.phone.TestListener.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.Future;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.SSLOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final String PATH = "/7c2f80abcdef.xml";

  @TempDir Path folder;
  private TestListener phones;

  @AfterEach
  void close() {
    phones.close();
  }

  @Test
  void phonesAreAnsweredWithTheCertificateOfTheNameTheyAskFor() {
    phones = new TestListener(certificates("one"));
    int port = phones.listener.tlsPort();

    assertThat(subject(connect(port, "a.example"))).isEqualTo("CN=a.example,O=one");
    assertThat(subject(connect(port, "b.example"))).isEqualTo("CN=b.example,O=one");
    assertThat(subject(connect(port, null))).endsWith("O=one");
    assertThat(subject(connect(port, "other.example"))).endsWith("O=one");
    try (RawPhone phone = new RawPhone(connect(port, "b.example"))) {
      assertThat(phone.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
      assertThat(phone.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void openSslIsUsedWhereItIs() {
    phones = new TestListener();
    assertThat(ServerOptions.tls(TestListener.config(), 0, certificates("x")).getSslEngineOptions())
        .isInstanceOf(
            OpenSsl.isAvailable()
                ? io.vertx.core.net.OpenSSLEngineOptions.class
                : io.vertx.core.net.JdkSSLEngineOptions.class);
  }

  @Test
  void newCertificatesDropNoConnectionNeitherOpenNorArriving() {
    phones = new TestListener(certificates("one"));
    int port = phones.listener.tlsPort();
    try (RawPhone before = new RawPhone(connect(port, "a.example"))) {
      assertThat(before.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
      SSLOptions two = certificates("two");

      Future<Void> update = phones.listener.updateCertificates(two);
      int arrived = 0;
      while (!update.isComplete() || arrived < 5) {
        try (RawPhone during = new RawPhone(connect(port, "b.example"))) {
          assertThat(during.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
          arrived++;
        }
      }
      join(update);

      assertThat(subject(connect(port, "a.example"))).isEqualTo("CN=a.example,O=two");
      assertThat(subject(connect(port, "b.example"))).isEqualTo("CN=b.example,O=two");
      assertThat(before.ask("GET", PATH)).startsWith("HTTP/1.1 302 ");
    }
  }

  @Test
  void certificatesThatCannotBeReadLeaveTheOldOnes() {
    phones = new TestListener(certificates("one"));
    SSLOptions broken = new SSLOptions();
    broken.setKeyCertOptions(
        new JksOptions().setPath(folder.resolve("none.jks").toString()).setPassword("x"));

    assertThatThrownBy(() -> join(phones.listener.updateCertificates(broken)))
        .isInstanceOf(CompletionException.class);

    assertThat(subject(connect(phones.listener.tlsPort(), "b.example")))
        .isEqualTo("CN=b.example,O=one");
  }

  @Test
  void aHandshakeThatIsNotFinishedIsCutOffAndCountsMeanwhile() {
    phones =
        new TestListener(
            certificates("one"), "handshake-timeout=500ms", "max-connections-per-address=1");
    try (RawPhone silent = new RawPhone(phones.listener.tlsPort())) {
      silent.send("\u0016\u0003\u0001");
      try (RawPhone second = new RawPhone(phones.listener.tlsPort())) {
        assertThat(second.rest()).isEmpty();
      }
      assertThat(phones.limited("address_connections")).isEqualTo(1);
      silent.rest();
    }
    // The phone may see the end of its connection a moment before it is no longer counted.
    Awaitility.await()
        .untilAsserted(() -> assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 "));
  }

  private SSLOptions certificates(String mark) {
    return make(folder.resolve(mark + ".jks"), mark, "a.example", "b.example");
  }
}
