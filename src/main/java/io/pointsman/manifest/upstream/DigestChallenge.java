package io.pointsman.manifest.upstream;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server that wants Digest (RFC 7616) says in {@code WWW-Authenticate}.
 *
 * @param algorithm the JDK's name: {@code SHA-256} or {@code MD5}
 * @param spelled as the server wrote it; null if it did not
 * @param session whether it is a {@code -sess} variant
 * @param qop whether {@code auth} is offered; without it the oldest form, RFC 2069's, is meant
 * @param opaque null if not sent
 */
record DigestChallenge(
    String algorithm,
    String spelled,
    boolean session,
    String realm,
    String nonce,
    String opaque,
    boolean qop,
    boolean userHash) {

  /** Possessive, as a header of 16 KiB would take a stack as deep. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "([A-Za-z0-9_-]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]++))\\s*+,?\\s*+");

  private static final Pattern SCHEME = Pattern.compile("(?i)(?:^|,\\s*)digest\\s+");

  /** The strongest that we can answer; null if there is none. */
  static DigestChallenge strongest(List<String> headers) {
    DigestChallenge best = null;
    for (String header : headers) {
      Matcher schemes = SCHEME.matcher(header);
      while (schemes.find()) {
        DigestChallenge challenge = read(parameters(header, schemes.end()));
        if (challenge != null && (best == null || best.algorithm.equals("MD5"))) {
          best = challenge;
        }
      }
    }
    return best;
  }

  private static DigestChallenge read(Map<String, String> parameters) {
    String nonce = parameters.get("nonce");
    String spelled = parameters.get("algorithm");
    String name = spelled == null ? "MD5" : spelled.toUpperCase(Locale.ROOT);
    boolean session = name.endsWith("-SESS");
    String algorithm = session ? name.substring(0, name.length() - 5) : name;
    String qop = parameters.get("qop");
    boolean auth = qop != null && List.of(qop.split("\\s*,\\s*")).contains("auth");
    boolean isKnown = algorithm.equals("SHA-256") || algorithm.equals("MD5");
    if (nonce == null || !isKnown || qop != null && !auth || session && !auth) {
      return null;
    }
    return new DigestChallenge(
        algorithm,
        spelled,
        session,
        parameters.getOrDefault("realm", ""),
        nonce,
        parameters.get("opaque"),
        auth,
        "true".equalsIgnoreCase(parameters.get("userhash")));
  }

  private static Map<String, String> parameters(String header, int from) {
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(header);
    int end = header.length();
    for (int at = from; parameter.region(at, end).lookingAt(); at = parameter.end()) {
      String quoted = parameter.group(2);
      String value = quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }
}
