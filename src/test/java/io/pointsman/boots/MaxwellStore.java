package io.pointsman.boots;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A Maxwell's non-volatile memory beside its settings; empty out of the box. */
public final class MaxwellStore {

  private final List<X509Certificate> certificates = new ArrayList<>();
  private String firmware = "0";
  private byte[] image = {};
  private String scenario = "0";

  /** The version of its firmware. */
  public String firmware() {
    return firmware;
  }

  /** Its firmware. */
  public byte[] image() {
    return image.clone();
  }

  String scenario() {
    return scenario;
  }

  /** The names of whom it trusts. */
  public List<String> authorities() {
    return certificates.stream().map(one -> one.getSubjectX500Principal().getName()).toList();
  }

  void firmware(String version, byte[] bytes) {
    firmware = version;
    image = bytes.clone();
  }

  void scenario(String version) {
    scenario = version;
  }

  /** Whether it is a new one; PEM or DER. */
  boolean certificate(byte[] file, String url) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(file));
      return !certificates.contains(certificate) && certificates.add(certificate);
    } catch (CertificateException malformed) {
      throw new NotTakenException(url + " is no certificate", malformed);
    }
  }

  String lastCertificate() {
    return certificates.get(certificates.size() - 1).getSubjectX500Principal().getName();
  }
}
