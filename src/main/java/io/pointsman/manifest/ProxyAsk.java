package io.pointsman.manifest;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.manifest.rewrite.BigFiles;
import io.pointsman.manifest.upstream.FetchFailure;
import io.pointsman.manifest.upstream.FetchOrder;
import io.pointsman.manifest.upstream.UpstreamIdentity;
import io.pointsman.manifest.upstream.UpstreamUrl;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a poll of a PROXY profile comes down to.
 *
 * @param url of the tenant's file; may hold user-info
 * @param rules as they count for this file
 * @param key by which a copy of it is found
 */
record ProxyAsk(DeliveryRequest request, String url, ProxyRules rules, CopyKey key) {

  static ProxyAsk of(DeliveryRequest request, String url, boolean through, long purge) {
    ProxyRules rules = request.profile().delivery().proxy();
    return new ProxyAsk(
        request,
        url,
        // A relative URL would start at our address of the file, and lead nowhere.
        through && !rules.absolute() ? absolute(rules) : rules,
        new CopyKey(
            request.profile().id(),
            url,
            rules.userAgent() ? printable(request.userAgent()) : null,
            identity(rules),
            purge));
  }

  /** Whether its name says that it is too big to be held; {@code .bin} is settings' name, too. */
  boolean isBig() {
    String rest = url.substring(pathStart());
    return BigFiles.isPath(rest) && !rest.toLowerCase(Locale.ROOT).contains(".bin");
  }

  /** Whether the phone can fetch it there as well as we can. */
  boolean isOpenToPhones() {
    int at = url.indexOf('@');
    boolean userInfo = at >= 0 && at < pathStart();
    return rules.credentials() == null && rules.authority() == null && !userInfo;
  }

  /** Where what follows host and port begins, or the end. */
  private int pathStart() {
    int at = url.indexOf("://") + 3;
    while (at < url.length() && url.charAt(at) != '/' && url.charAt(at) != '?') {
      at++;
    }
    return at;
  }

  /**
   * @param held the copy that need not be sent again if it is still right; null for none
   * @throws FetchFailure if the URL is none that is fetched
   */
  FetchOrder order(Copy held) {
    RoutedProfile profile = request.profile();
    return new FetchOrder(
        profile.organization(),
        UpstreamUrl.parse(url),
        rules.credentials() == null && rules.authority() == null
            ? UpstreamIdentity.NONE
            : new UpstreamIdentity(
                origins(profile), rules.credentials(), profile.id().toString(), rules.authority()),
        key.userAgent(),
        held == null ? null : held.etag(),
        held == null ? null : held.lastModified());
  }

  /** Where the profile's own templates lead: a device's own URL gets nobody's credentials. */
  private static Set<String> origins(RoutedProfile profile) {
    Set<String> origins = new HashSet<>();
    origins.add(origin(profile.target()));
    profile.overrides().values().forEach(target -> origins.add(origin(target)));
    return origins;
  }

  /** Without the path, which may hold placeholders. */
  private static String origin(Target target) {
    String text = target.template().text();
    int end = text.indexOf("://") + 3;
    while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
      end++;
    }
    try {
      return UpstreamUrl.parse(text.substring(0, end)).origin();
    } catch (FetchFailure notFetched) {
      return "";
    }
  }

  /** Sealing them anew, as a rotation of keys does, changes nothing of who they are. */
  private static String identity(ProxyRules rules) {
    return (rules.credentials() == null ? "-" : rules.credentials().since())
        + " "
        + (rules.authority() == null ? "-" : rules.authority().sha256());
  }

  /** A name that no header may hold would fail each fetch, and look as if the host were broken. */
  private static String printable(String userAgent) {
    return userAgent != null && userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7F)
        ? userAgent
        : null;
  }

  private static ProxyRules absolute(ProxyRules rules) {
    return new ProxyRules(
        true,
        rules.through(),
        rules.hosts(),
        rules.https(),
        rules.userAgent(),
        rules.freshSeconds(),
        rules.staleSeconds(),
        rules.authority(),
        rules.credentials(),
        rules.linkKey());
  }
}
