package io.pointsman.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys as they are given. */
final class PrivateKeyText {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private PrivateKeyText() {}

  /**
   * @param key null if it cannot be read
   * @param problem what is wrong then, without any of it; else null
   */
  record Reading(PrivateKey key, String problem) {}

  static Reading read(String text) {
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      return new Reading(
          null,
          "must be PKCS#8 in PEM, not encrypted (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nocrypt makes it of others");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
      for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
        PrivateKey key = tryRead(bytes, algorithm);
        if (key != null) {
          return new Reading(key, null);
        }
      }
    } catch (IllegalArgumentException noBase64) {
      // Told below.
    }
    return new Reading(null, "is no private key of RSA, an elliptic curve or Ed25519");
  }

  /** Whether what the key signs is verified by the certificate. */
  static boolean fits(PrivateKey key, X509Certificate certificate) {
    PublicKey other = certificate.getPublicKey();
    try {
      String algorithm =
          switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
          };
      byte[] text = "pointsman".getBytes(StandardCharsets.US_ASCII);
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(text);
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(other);
      verifier.update(text);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException ofAnotherKind) {
      return false;
    }
  }

  private static PrivateKey tryRead(byte[] bytes, String algorithm) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException ofAnotherKind) {
      return null;
    }
  }
}
