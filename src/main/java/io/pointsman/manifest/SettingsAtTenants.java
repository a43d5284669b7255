package io.pointsman.manifest;

import io.pointsman.delivery.SettingsFile;
import io.pointsman.manifest.upstream.FetchOrder;
import io.pointsman.manifest.upstream.Fetched;
import io.pointsman.manifest.upstream.UpstreamClient;
import io.pointsman.manifest.upstream.UpstreamIdentity;
import io.pointsman.manifest.upstream.UpstreamUrl;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks whether settings at a tenant carry the version that their profile states: a Gigaset phone
 * does not take them otherwise, and never says why.
 */
@Singleton
final class SettingsAtTenants {

  /** More are not looked at for one preview. */
  private static final int MOST = 4;

  private static final int HEAD = 4096;
  private static final Pattern VERSION =
      Pattern.compile("<settings\\b[^>]*?\\bversion\\s*=\\s*[\"']([^\"']*)[\"']");

  private final UpstreamClient upstream;

  SettingsAtTenants(UpstreamClient upstream) {
    this.upstream = upstream;
  }

  /** What is wrong with them, for people. Never fails. */
  Future<List<String>> check(RoutedProfile profile) {
    List<Future<String>> checks =
        profile.delivery().files().settings().stream()
            .filter(file -> file.url() != null && !file.url().contains("{"))
            .limit(MOST)
            .map(file -> check(profile, file))
            .toList();
    return Future.join(checks)
        .map(all -> checks.stream().map(Future::result).filter(Objects::nonNull).toList());
  }

  private Future<String> check(RoutedProfile profile, SettingsFile file) {
    try {
      return upstream
          .fetch(
              new FetchOrder(
                  profile.organization(),
                  UpstreamUrl.parse(file.url()),
                  UpstreamIdentity.NONE,
                  null,
                  null,
                  null))
          .map(fetched -> warning(file, fetched))
          .otherwise(failure -> shown(file) + " cannot be had: " + failure.getMessage());
    } catch (RuntimeException unreadable) {
      return Future.succeededFuture(shown(file) + " cannot be had: " + unreadable.getMessage());
    }
  }

  private static String warning(SettingsFile file, Fetched fetched) {
    if (!(fetched instanceof Fetched.Whole whole)) {
      return shown(file) + " is too large for settings";
    }
    int length = Math.min(HEAD, whole.bytes().length);
    Matcher version =
        VERSION.matcher(new String(whole.bytes(), 0, length, StandardCharsets.ISO_8859_1));
    if (!version.find()) {
      // Another vendor's settings have no version of their own.
      return null;
    }
    return version.group(1).equals(file.version())
        ? null
        : "%s has version %s, but the profile states %s: phones will not take it"
            .formatted(shown(file), version.group(1), file.version());
  }

  private static String shown(SettingsFile file) {
    return UrlTemplate.mask(file.url());
  }
}
