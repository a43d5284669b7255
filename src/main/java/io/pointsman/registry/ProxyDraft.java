package io.pointsman.registry;

import java.util.Map;

/**
 * The rules of a PROXY profile, unchecked; see {@code ProxyRules}. Null is the default of each:
 * links absolute and through us, hosts as they are, no https raised, no User-Agent told, fresh for
 * 300 s, stale for 86,400 s, the usual authorities.
 *
 * @param authority the name of an upload
 */
public record ProxyDraft(
    Boolean absolute,
    Boolean through,
    Map<String, String> hosts,
    Boolean https,
    Boolean userAgent,
    Integer freshSeconds,
    Integer staleSeconds,
    String authority) {

  static final ProxyDraft DEFAULTS = new ProxyDraft(null, null, null, null, null, null, null, null);
}
