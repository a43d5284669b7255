package io.pointsman;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * {@code POINTSMAN_REDIS_URL} as Quarkus' client wants it: one server, or Sentinels that know which
 * server is the master at the moment.
 *
 * @param hosts one URL, or those of the Sentinels with commas between
 * @param master the name by which the Sentinels know the master; null without Sentinels
 */
record RedisUrl(String hosts, String master) {

  private static final String SENTINELS = "redis-sentinel://";
  private static final String FORM =
      "POINTSMAN_REDIS_URL must be redis://user:password@host:port/number, rediss://… with TLS,"
          + " redis-sentinel://user:password@host:port,host:port/number#master with Sentinels, or"
          + " none";

  /**
   * @throws StartRefusedException if it names Sentinels in another way than it must; the message
   *     never holds the password
   */
  static RedisUrl parse(String text) {
    if (!text.startsWith(SENTINELS)) {
      return new RedisUrl(text, null);
    }
    int fragment = text.indexOf('#');
    if (fragment < 0 || fragment == text.length() - 1) {
      throw new StartRefusedException(FORM + "; the name of the master is missing");
    }
    String rest = text.substring(SENTINELS.length(), fragment);
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash);
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int at = authority.lastIndexOf('@') + 1;
    String userInfo = authority.substring(0, at);
    String hosts =
        Arrays.stream(authority.substring(at).split(",", -1))
            .map(host -> checked("redis://" + userInfo + host + path))
            .collect(Collectors.joining(","));
    return new RedisUrl(hosts, text.substring(fragment + 1));
  }

  private static String checked(String url) {
    try {
      if (new URI(url).getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Its message would show the password.
    }
    throw new StartRefusedException(FORM);
  }

  /** Without the URLs: they hold the password. */
  @Override
  public String toString() {
    return master == null ? "one server" : "the master '" + master + "' of Sentinels";
  }
}
