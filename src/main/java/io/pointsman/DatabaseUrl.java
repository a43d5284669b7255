package io.pointsman;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code POINTSMAN_DATABASE_URL} taken apart, for two drivers that each spell it differently.
 *
 * @param host a name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param password null if the URL gives none
 * @param sslMode one of libpq's, {@code prefer} if the URL gives none
 * @param sslRootCertificate path of a PEM file, or null
 */
record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    String password,
    SslMode sslMode,
    String sslRootCertificate) {

  private static final int DEFAULT_PORT = 5432;
  private static final String FORM =
      "POINTSMAN_DATABASE_URL must be postgresql://user:password@host:port/database, with special"
          + " characters of user and password percent-encoded";

  /** libpq's words for how far TLS is wanted and the server believed. */
  enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean verifies() {
      return this == VERIFY_CA || this == VERIFY_FULL;
    }

    private static SslMode of(String text) {
      for (SslMode mode : values()) {
        if (mode.text().equals(text)) {
          return mode;
        }
      }
      throw new StartRefusedException(
          "POINTSMAN_DATABASE_URL has sslmode '"
              + text
              + "'; it may be disable, allow, prefer, require, verify-ca or verify-full");
    }
  }

  /**
   * @throws StartRefusedException if it is no such URL; the message never holds the password
   */
  static DatabaseUrl parse(String text) {
    URI uri = uri(text);
    String userInfo = uri.getRawUserInfo();
    String path = uri.getRawPath();
    if (userInfo == null || path == null || path.length() < 2 || path.indexOf('/', 1) > 0) {
      throw new StartRefusedException(FORM);
    }
    int colon = userInfo.indexOf(':');
    Map<String, String> parameters = parameters(uri.getRawQuery());
    SslMode mode = SslMode.of(parameters.getOrDefault("sslmode", "prefer"));
    String root = parameters.get("sslrootcert");
    if (mode.verifies() && root == null) {
      throw new StartRefusedException(
          "POINTSMAN_DATABASE_URL has sslmode="
              + mode.text()
              + ", which needs &sslrootcert=<file>");
    }
    return new DatabaseUrl(
        uri.getHost().replaceAll("^\\[|]$", ""),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        decoded(path.substring(1)),
        decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        colon < 0 ? null : decoded(userInfo.substring(colon + 1)),
        mode,
        root);
  }

  /** For the JDBC driver, without user and password. */
  String jdbc() {
    return "jdbc:postgresql://"
        + authority()
        + "/"
        + encoded(database)
        + "?ApplicationName=pointsman&connectTimeout=5&loginTimeout=10&tcpKeepAlive=true&sslmode="
        + sslMode.text()
        + (sslRootCertificate == null ? "" : "&sslrootcert=" + encoded(sslRootCertificate));
  }

  /** For the reactive driver, without user and password; TLS is set on its options instead. */
  String reactive() {
    return "postgresql://" + authority() + "/" + encoded(database);
  }

  private String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      if (known && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Its message would show the password.
    }
    throw new StartRefusedException(FORM);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.equals("sslmode") && !name.equals("sslrootcert")) {
        throw new StartRefusedException(
            "POINTSMAN_DATABASE_URL has the parameter '"
                + name
                + "'; only sslmode and sslrootcert are known");
      }
      parameters.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException(FORM);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without the password: records print their components. */
  @Override
  public String toString() {
    return user + "@" + authority() + "/" + database;
  }
}
