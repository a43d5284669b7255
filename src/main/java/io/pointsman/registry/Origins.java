package io.pointsman.registry;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Scheme, host and port of the URLs that a profile leads to. */
final class Origins {

  private Origins() {}

  static Set<String> of(Profile row) {
    Set<String> origins = new TreeSet<>();
    origins.add(of(row.template));
    row.overrides.values().forEach(target -> origins.add(of(target.template())));
    return origins;
  }

  /** No placeholder stands before the path. */
  private static String of(String template) {
    int authority = template.indexOf("://") + 3;
    int end = authority;
    while (end < template.length() && "/?#".indexOf(template.charAt(end)) < 0) {
      end++;
    }
    URI uri = URI.create(template.substring(0, end));
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
