package io.pointsman.testing;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key with a certificate that it signed itself, made by the JDK's keytool. */
public final class TestIdentity {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "it";

  private final KeyStore store;

  private TestIdentity(KeyStore store) {
    this.store = store;
  }

  /**
   * @param host that the certificate is for
   */
  public static TestIdentity make(String host) {
    try {
      Path folder = Files.createTempDirectory("identity");
      Path file = folder.resolve("store.p12");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  ALIAS,
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-dname",
                  "CN=" + host,
                  "-ext",
                  "SAN=dns:" + host,
                  "-validity",
                  "30",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD),
                  "-storetype",
                  "PKCS12")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      Files.delete(file);
      Files.delete(folder);
      return new TestIdentity(store);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  public String certificatePem() {
    try {
      return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** PKCS #8. */
  public String keyPem() {
    try {
      return pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * A context that shows this certificate.
   *
   * @param trusted the only one that the other side may show
   */
  public SSLContext context(TestIdentity trusted) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      KeyStore others = KeyStore.getInstance("PKCS12");
      others.load(null, null);
      others.setCertificateEntry("trusted", trusted.store.getCertificate(ALIAS));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(others);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }
}
