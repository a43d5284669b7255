package io.pointsman.phone;

import io.pointsman.testing.AnyCertificate;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** Certificates made with the JDK's keytool, and a client that takes any and tells which it got. */
final class TestCertificates {

  private static final String PASSWORD = "changeit";

  private TestCertificates() {}

  /** One certificate a host name in one store; {@code mark} becomes their organisation. */
  static SSLOptions make(Path store, String mark, String... hosts) {
    for (String host : hosts) {
      keytool(
          List.of(
              "-genkeypair",
              "-alias",
              host,
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-dname",
              "CN=" + host + ",O=" + mark,
              "-ext",
              "SAN=dns:" + host,
              "-validity",
              "30",
              "-keystore",
              store.toString(),
              "-storepass",
              PASSWORD,
              "-storetype",
              "JKS",
              "-keypass",
              PASSWORD));
    }
    SSLOptions options = new SSLOptions();
    options.setKeyCertOptions(new JksOptions().setPath(store.toString()).setPassword(PASSWORD));
    return options;
  }

  /** A finished handshake that asked for {@code host}. */
  static SSLSocket connect(int port, String host) {
    try {
      SSLSocket socket =
          (SSLSocket) AnyCertificate.context().getSocketFactory().createSocket("127.0.0.1", port);
      SSLParameters parameters = socket.getSSLParameters();
      if (host != null) {
        parameters.setServerNames(List.of(new SNIHostName(host)));
      }
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      return socket;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The subject of the certificate that the server showed. */
  static String subject(SSLSocket socket) {
    return shown(socket).getSubjectX500Principal().getName();
  }

  /** When it ends, in seconds since 1970. */
  static double end(SSLSocket socket) {
    return shown(socket).getNotAfter().toInstant().getEpochSecond();
  }

  private static X509Certificate shown(SSLSocket socket) {
    try {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void keytool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
