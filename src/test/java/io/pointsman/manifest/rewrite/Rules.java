package io.pointsman.manifest.rewrite;

import io.pointsman.delivery.ProxyRules;
import java.util.Map;

/** Rules as tests need them. */
final class Rules {

  static final ProxyRules NONE = of(false, Map.of(), false, false);
  static final ProxyRules ALL = of(true, Map.of("old.example", "new.example"), true, true);

  private Rules() {}

  static ProxyRules of(
      boolean absolute, Map<String, String> hosts, boolean https, boolean through) {
    return new ProxyRules(
        absolute, through, hosts, https, false, 0, 0, null, null, through ? "first" : null);
  }
}
