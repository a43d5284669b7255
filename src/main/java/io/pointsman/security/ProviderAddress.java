package io.pointsman.security;

import java.net.URI;
import java.util.Set;

/** Which addresses of a provider can be believed: those that nobody on the way can answer for. */
final class ProviderAddress {

  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

  private ProviderAddress() {}

  static boolean trustworthy(URI address) {
    if (address.getHost() == null || address.getUserInfo() != null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || "http".equals(address.getScheme()) && OWN.contains(address.getHost());
  }
}
