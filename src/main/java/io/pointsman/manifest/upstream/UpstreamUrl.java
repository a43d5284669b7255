package io.pointsman.manifest.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A URL that may be fetched, as far as its text tells.
 *
 * @param host in lower case; an IPv6 address without its brackets
 * @param target path and query, byte for byte; begins with a slash
 * @param userInfo raw; null if there is none
 */
public record UpstreamUrl(boolean https, String host, int port, String target, String userInfo) {

  /**
   * @throws FetchFailure for what is no absolute URL of scheme http or https
   */
  public static UpstreamUrl parse(String text) {
    try {
      return of(new URI(text).parseServerAuthority());
    } catch (URISyntaxException malformed) {
      // Its message repeats the whole text, which may hold a secret.
      throw new FetchFailure(FailureReason.BAD_URL, "the URL cannot be read");
    }
  }

  private static UpstreamUrl of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean https = scheme.equals("https");
    if (!https && !scheme.equals("http")) {
      throw new FetchFailure(
          FailureReason.BAD_URL, "only http and https are fetched, not '" + scheme + "'");
    }
    String host = uri.getHost();
    if (host == null || uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new FetchFailure(FailureReason.BAD_URL, "the URL has no valid host and port");
    }
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    String path = uri.getRawPath();
    String target = path == null || path.isEmpty() ? "/" : path;
    return new UpstreamUrl(
        https,
        host.toLowerCase(Locale.ROOT),
        uri.getPort() < 0 ? https ? 443 : 80 : uri.getPort(),
        uri.getRawQuery() == null ? target : target + "?" + uri.getRawQuery(),
        uri.getRawUserInfo());
  }

  /**
   * Where a redirect leads.
   *
   * @throws FetchFailure if that is nowhere, or leaves TLS
   */
  UpstreamUrl redirected(String location) {
    UpstreamUrl next;
    try {
      // The JDK follows RFC 2396, by which a query alone would leave the file.
      String from = location.startsWith("?") ? path() + location : location;
      next = of(new URI(toString()).resolve(new URI(from)).parseServerAuthority());
    } catch (URISyntaxException malformed) {
      throw new FetchFailure(FailureReason.REDIRECTS, "it redirects to what is no URL");
    }
    if (https && !next.https) {
      throw new FetchFailure(
          FailureReason.REDIRECTS, "it redirects from https to http, which is not followed");
    }
    // Never another's idea of who we are.
    return new UpstreamUrl(next.https, next.host, next.port, next.target, null);
  }

  /** Scheme, host and port: what credentials belong to. */
  public String origin() {
    return (https ? "https://" : "http://") + literal() + ":" + port;
  }

  /** The last segment of the path; empty if it ends in a slash. */
  public String file() {
    String path = path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Without user-info. */
  @Override
  public String toString() {
    return (https ? "https://" : "http://") + authority() + target;
  }

  /** As in {@code Host}: without the scheme's own port. */
  String authority() {
    boolean usual = port == (https ? 443 : 80);
    return literal() + (usual ? "" : ":" + port);
  }

  boolean isIpv6() {
    return host.indexOf(':') >= 0;
  }

  private String literal() {
    return isIpv6() ? "[" + host + "]" : host;
  }
}
