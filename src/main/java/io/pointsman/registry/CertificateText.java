package io.pointsman.registry;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates as they are uploaded. */
final class CertificateText {

  /** A chain has a few thousand bytes; what is read on an event loop must be short. */
  static final int LARGEST = 64 << 10;

  private CertificateText() {}

  /** Whether it is one X.509 certificate in DER, or one or more in PEM. */
  static boolean isOne(byte[] content) {
    return !chain(content).isEmpty();
  }

  /** In their order; empty if they are none, or too many. */
  static List<X509Certificate> chain(byte[] content) {
    if (content.length > LARGEST) {
      return List.of();
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return factory.generateCertificates(new ByteArrayInputStream(content)).stream()
          .map(CertificateText::x509)
          .toList();
    } catch (CertificateException none) {
      return List.of();
    }
  }

  private static X509Certificate x509(Certificate certificate) {
    return (X509Certificate) certificate;
  }
}
