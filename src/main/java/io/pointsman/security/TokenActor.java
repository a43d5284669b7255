package io.pointsman.security;

import io.pointsman.registry.KeySecret;
import java.util.HexFormat;

/** How the audit names whoever came with a token: {@code oidc:<host of the issuer>:<subject>}. */
final class TokenActor {

  private static final int LONGEST = 100;
  private static final String UNUSUAL = "[^A-Za-z0-9._@|+-]";

  private TokenActor() {}

  /**
   * @param subject as the provider gives it, any text; what is unusual in it becomes {@code _}, and
   *     a hash then keeps it apart from others
   */
  static String of(String host, String subject) {
    String plain = subject.replaceAll(UNUSUAL, "_");
    String bounded = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String mark = bounded.equals(subject) ? "" : "~" + hash(subject);
    return "oidc:" + host + ":" + bounded + mark;
  }

  private static String hash(String subject) {
    return HexFormat.of().formatHex(KeySecret.hash(subject), 0, 6);
  }
}
