package io.pointsman.registry;

import io.pointsman.delivery.ProxyRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks how a PROXY profile fetches and rewrites. */
@ApplicationScoped
class UpstreamRules {

  private static final int FRESH = 300;
  private static final int MOST_FRESH = 86_400;
  private static final int STALE = 86_400;
  private static final int MOST_STALE = 604_800;

  private final TargetPolicy policy;
  private final Secrets secrets;

  UpstreamRules(TargetPolicy policy, Secrets secrets) {
    this.policy = policy;
    this.secrets = secrets;
  }

  /** Whether through-links can be signed. */
  boolean available() {
    return secrets.available();
  }

  /**
   * @param present the rules before; null if there are none. What no draft can say is kept of them:
   *     credentials, and the key of links, so that no byte served changes when keys are rotated.
   */
  ProxyRules check(
      FieldErrors errors,
      ProxyDraft draft,
      Organization organization,
      ProxyRules present,
      NamedUploads uploads) {
    String linkKey = present == null ? null : present.linkKey();
    return new ProxyRules(
        !Boolean.FALSE.equals(draft.absolute()),
        !Boolean.FALSE.equals(draft.through()),
        hosts(errors, draft.hosts(), organization),
        Boolean.TRUE.equals(draft.https()),
        Boolean.TRUE.equals(draft.userAgent()),
        seconds(errors, "proxy.freshSeconds", draft.freshSeconds(), FRESH, MOST_FRESH),
        seconds(errors, "proxy.staleSeconds", draft.staleSeconds(), STALE, MOST_STALE),
        draft.authority() == null
            ? null
            : uploads.certificate(errors, "proxy.authority", draft.authority()),
        present == null ? null : present.credentials(),
        linkKey == null && available() ? secrets.currentKey() : linkKey);
  }

  private Map<String, String> hosts(
      FieldErrors errors, Map<String, String> drafts, Organization organization) {
    Map<String, String> hosts = new TreeMap<>();
    if (drafts == null) {
      return hosts;
    }
    if (drafts.size() > FilesRules.MOST) {
      errors.add("proxy.hosts", drafts.size(), "has more than " + FilesRules.MOST + " entries");
      return hosts;
    }
    drafts.forEach(
        (from, to) -> {
          String field = "proxy.hosts." + from;
          String old = from.toLowerCase(Locale.ROOT);
          if (!TargetPolicy.isHost(old)) {
            errors.add(field, from, "is no host: a name or an address, without scheme and port");
          } else if (hosts.containsKey(old)) {
            errors.add(field, from, "is there twice: hosts are the same in any letter case");
          } else {
            hosts.put(old, policy.checkHost(errors, field, to, organization));
          }
        });
    return hosts.containsValue(null) ? Map.of() : hosts;
  }

  private static int seconds(
      FieldErrors errors, String field, Integer seconds, int usual, int most) {
    if (seconds != null && (seconds < 0 || seconds > most)) {
      errors.add(field, seconds, "must be from 0 to " + most);
    }
    return seconds == null ? usual : seconds;
  }
}
