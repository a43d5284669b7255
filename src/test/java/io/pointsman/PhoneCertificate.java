package io.pointsman;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of its own making, made with the JDK's keytool, and its key.
 *
 * @param certificate PEM
 * @param key PKCS #8 in PEM
 */
public record PhoneCertificate(String certificate, String key, BigInteger serial) {

  private static final String PASSWORD = "changeit";

  /**
   * @param algorithm {@code EC} or {@code RSA}
   * @param host its common name and alternative name
   */
  public static PhoneCertificate make(String algorithm, String host) throws Exception {
    Path folder = Files.createTempDirectory("pointsman-certificate");
    Path store = folder.resolve("store.p12");
    try {
      keytool(
          "-genkeypair",
          "-alias",
          "a",
          "-keyalg",
          algorithm,
          "-keysize",
          algorithm.equals("EC") ? "256" : "2048",
          "-dname",
          "CN=" + host,
          "-ext",
          "san=dns:" + host,
          "-validity",
          "30",
          "-storetype",
          "PKCS12",
          "-keystore",
          store.toString(),
          "-storepass",
          PASSWORD);
      return read(store);
    } finally {
      Files.deleteIfExists(store);
      Files.delete(folder);
    }
  }

  public void write(Path certificateFile, Path keyFile) throws IOException {
    Files.writeString(certificateFile, certificate);
    Files.writeString(keyFile, key);
  }

  private static PhoneCertificate read(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    X509Certificate certificate = (X509Certificate) keys.getCertificate("a");
    return new PhoneCertificate(
        pem("CERTIFICATE", certificate.getEncoded()),
        pem("PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded()),
        certificate.getSerialNumber());
  }

  private static String pem(String kind, byte[] content) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(kind, Base64.getMimeEncoder(64, newline).encodeToString(content), kind);
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
  }
}
