package io.pointsman.manifest.upstream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Answers a {@link DigestChallenge} for one GET. */
final class DigestAnswer {

  private static final String COUNT = "00000001";

  private final DigestChallenge challenge;
  private final String clientNonce;

  /**
   * @param clientNonce random
   */
  DigestAnswer(DigestChallenge challenge, String clientNonce) {
    this.challenge = challenge;
    this.clientNonce = clientNonce;
  }

  /** The value of {@code Authorization}. */
  String header(String user, String password, String target) {
    String realm = challenge.realm();
    String secret = hash(user + ":" + realm + ":" + password);
    if (challenge.session()) {
      secret = hash(secret + ":" + challenge.nonce() + ":" + clientNonce);
    }
    String request = hash("GET:" + target);
    String response =
        challenge.qop()
            ? hash(String.join(":", secret, challenge.nonce(), COUNT, clientNonce, "auth", request))
            : hash(secret + ":" + challenge.nonce() + ":" + request);
    StringBuilder header = new StringBuilder(256).append("Digest ");
    quoted(header, "username", challenge.userHash() ? hash(user + ":" + realm) : user);
    quoted(header.append(", "), "realm", realm);
    quoted(header.append(", "), "nonce", challenge.nonce());
    quoted(header.append(", "), "uri", target);
    quoted(header.append(", "), "response", response);
    if (challenge.spelled() != null) {
      header.append(", algorithm=").append(challenge.spelled());
    }
    if (challenge.opaque() != null) {
      quoted(header.append(", "), "opaque", challenge.opaque());
    }
    if (challenge.qop()) {
      header.append(", qop=auth, nc=").append(COUNT);
      quoted(header.append(", "), "cnonce", clientNonce);
    }
    if (challenge.userHash()) {
      header.append(", userhash=true");
    }
    return header.toString();
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(challenge.algorithm());
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void quoted(StringBuilder header, String name, String value) {
    header.append(name).append("=\"");
    header.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
