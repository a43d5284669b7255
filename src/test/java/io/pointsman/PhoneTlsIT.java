package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.AnyCertificate;
import io.pointsman.testing.FreePorts;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones that ask with TLS, as an operator sets it up with environment variables. */
class PhoneTlsIT {

  private static final String EC_HOST = "ec.phones.example";
  private static final String RSA_HOST = "rsa.phones.example";
  private static final String PATH = "/device/7C2F80ABCDEF.xml";

  private static final Pattern METRIC =
      Pattern.compile("pointsman_phone_certificate_end_seconds\\{certificate=\"(\\w+)\"} (\\S+)");

  @TempDir Path folder;

  @Test
  void choosesTheCertificateByNameAndTakesNewOnesWithoutDroppingAnybody() throws Exception {
    PhoneCertificate ec = write("EC", EC_HOST, "ec");
    PhoneCertificate rsa = write("RSA", RSA_HOST, "rsa");
    int port = FreePorts.next();
    try (PostgresServer postgres = PostgresServer.start();
        Replica replica =
            Replica.named("tls")
                .stores(postgres, null)
                .environment("POINTSMAN_PHONE_TLS_PORT", Integer.toString(port))
                .environment("QUARKUS_TLS_PHONE_KEY_STORE_PEM_EC_CERT", file("ec.crt"))
                .environment("QUARKUS_TLS_PHONE_KEY_STORE_PEM_EC_KEY", file("ec.key"))
                .environment("QUARKUS_TLS_PHONE_KEY_STORE_PEM_RSA_CERT", file("rsa.crt"))
                .environment("QUARKUS_TLS_PHONE_KEY_STORE_PEM_RSA_KEY", file("rsa.key"))
                .environment("QUARKUS_TLS_PHONE_RELOAD_PERIOD", "1S")
                .startWithoutWaiting()
                .awaitReady(Duration.ofMinutes(2))) {
      assertThat(replica.output()).contains(", with TLS on port " + port + " (OpenSSL)");
      try (SSLSocket early = connect(port, EC_HOST);
          RawConnection kept = new RawConnection(early)) {
        assertThat(early.getSession().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(kept.poll(PATH)).startsWith("HTTP/1.1 404 ");
        assertThat(shown(early).getSerialNumber()).isEqualTo(ec.serial());
        assertThat(shown(early).getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(serial(port, RSA_HOST)).isEqualTo(rsa.serial());
        assertThat(ends(replica))
            .containsExactlyInAnyOrder("ec " + end(port, EC_HOST), "rsa " + end(port, RSA_HOST));
        for (String host : List.of(EC_HOST, RSA_HOST)) {
          try (SSLSocket old = connect(port, host, "TLSv1.2")) {
            assertThat(old.getSession().getProtocol()).isEqualTo("TLSv1.2");
          }
        }

        PhoneCertificate newEc = write("EC", EC_HOST, "ec");
        PhoneCertificate newRsa = write("RSA", RSA_HOST, "rsa");
        // Each round is a whole handshake and a request, and none may fail meanwhile.
        Awaitility.await("new connections get the new certificates")
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    serial(port, EC_HOST).equals(newEc.serial())
                        && serial(port, RSA_HOST).equals(newRsa.serial())
                        && kept.poll(PATH).startsWith("HTTP/1.1 404 "));
        assertThat(shown(early).getSerialNumber()).isEqualTo(ec.serial());
        assertThat(replica.output()).contains("Phones get the new certificates from now on");
        Awaitility.await()
            .untilAsserted(
                () ->
                    assertThat(ends(replica))
                        .containsExactlyInAnyOrder(
                            "ec " + end(port, EC_HOST), "rsa " + end(port, RSA_HOST)));
      }
    }
  }

  private PhoneCertificate write(String algorithm, String host, String name) throws Exception {
    PhoneCertificate made = PhoneCertificate.make(algorithm, host);
    made.write(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    return made;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static BigInteger serial(int port, String host) throws Exception {
    try (SSLSocket socket = connect(port, host);
        RawConnection connection = new RawConnection(socket)) {
      assertThat(connection.poll(PATH)).startsWith("HTTP/1.1 404 ");
      return shown(socket).getSerialNumber();
    }
  }

  private static long end(int port, String host) throws Exception {
    try (SSLSocket socket = connect(port, host)) {
      return shown(socket).getNotAfter().toInstant().getEpochSecond();
    }
  }

  /** The names of certificates with their ends, as operators see them. */
  private static List<String> ends(Replica replica) {
    return METRIC
        .matcher(Http.get(replica.management() + "/q/metrics").body())
        .results()
        .map(end -> end.group(1) + " " + (long) Double.parseDouble(end.group(2)))
        .toList();
  }

  private static X509Certificate shown(SSLSocket socket) throws IOException {
    return (X509Certificate) socket.getSession().getPeerCertificates()[0];
  }

  private static SSLSocket connect(int port, String host) throws Exception {
    return connect(port, host, "TLSv1.3", "TLSv1.2");
  }

  private static SSLSocket connect(int port, String host, String... protocols) throws Exception {
    SSLSocket socket =
        (SSLSocket) AnyCertificate.context().getSocketFactory().createSocket("127.0.0.1", port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(protocols);
    parameters.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(10_000);
    socket.startHandshake();
    return socket;
  }
}
