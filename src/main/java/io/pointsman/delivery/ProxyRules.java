package io.pointsman.delivery;

import java.util.Map;

/**
 * How a PROXY profile's files are fetched and rewritten.
 *
 * @param absolute whether relative URLs are made absolute
 * @param through whether small files (manifests, settings, certificates) that a file names come
 *     through us as well; big ones (firmware) never do
 * @param hosts host to host, both in lower case, where a move swaps them; applied first
 * @param https whether http URLs are raised to https; applied after {@code hosts}
 * @param userAgent whether the upstream is told the phone's User-Agent; its answers are then kept
 *     apart for each
 * @param freshSeconds how long an answer is fresh if the upstream does not say, 0 to 86,400
 * @param staleSeconds how long after that it may stand in for an upstream that fails, 0 to 604,800
 * @param authority the certificate authority that alone is trusted for this upstream; null for the
 *     usual ones
 * @param credentials what the upstream asks for; null if it asks for none
 * @param linkKey names the key that signs this profile's through-links; null if it has none
 */
public record ProxyRules(
    boolean absolute,
    boolean through,
    Map<String, String> hosts,
    boolean https,
    boolean userAgent,
    int freshSeconds,
    int staleSeconds,
    Upload authority,
    SealedCredentials credentials,
    String linkKey) {

  public ProxyRules {
    hosts = hosts == null ? Map.of() : Map.copyOf(hosts);
  }

  /**
   * The same with other credentials.
   *
   * @param other null for none
   */
  public ProxyRules withCredentials(SealedCredentials other) {
    return new ProxyRules(
        absolute,
        through,
        hosts,
        https,
        userAgent,
        freshSeconds,
        staleSeconds,
        authority,
        other,
        linkKey);
  }

  ProxyRules with(Upload upload) {
    return new ProxyRules(
        absolute,
        through,
        hosts,
        https,
        userAgent,
        freshSeconds,
        staleSeconds,
        upload.instead(authority),
        credentials,
        linkKey);
  }
}
