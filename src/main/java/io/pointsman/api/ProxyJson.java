package io.pointsman.api;

import io.pointsman.delivery.ProxyRules;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rules of a PROXY profile as they are read: fit to be written again. */
@Schema(name = "Proxy")
record ProxyJson(
    boolean absolute,
    boolean through,
    Map<String, String> hosts,
    boolean https,
    boolean userAgent,
    int freshSeconds,
    int staleSeconds,
    String authority) {

  /** Null for null. */
  static ProxyJson of(ProxyRules rules) {
    return rules == null
        ? null
        : new ProxyJson(
            rules.absolute(),
            rules.through(),
            new TreeMap<>(rules.hosts()),
            rules.https(),
            rules.userAgent(),
            rules.freshSeconds(),
            rules.staleSeconds(),
            rules.authority() == null ? null : rules.authority().name());
  }
}
