package io.pointsman.cli.http;

import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts the certificates of one PEM file, and no other. */
final class Trust {

  private Trust() {}

  static SSLContext only(Path ca) {
    try (InputStream pem = Files.newInputStream(ca)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (found.isEmpty()) {
        throw new Failure(ExitCode.USAGE, "There is no PEM certificate in " + ca + ".");
      }
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate : found) {
        trusted.setCertificateEntry("ca-" + number++, certificate);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers.getTrustManagers(), null);
      return tls;
    } catch (IOException | GeneralSecurityException unusable) {
      throw new Failure(
          ExitCode.USAGE, "Cannot read certificates from " + ca + ": " + unusable, unusable);
    }
  }
}
