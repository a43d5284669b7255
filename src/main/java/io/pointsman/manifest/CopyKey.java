package io.pointsman.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

/**
 * Everything that a tenant's answer depends on: equal keys ask for the very same thing, so whoever
 * asks by one may have what another got by it.
 *
 * @param url as it is fetched
 * @param userAgent null unless it is passed on
 * @param identity of whom we show ourselves as, and of whom we trust; see {@link ProxyAsk}
 * @param purge the number of the newest purge: what was kept under another is not found any more
 */
record CopyKey(UUID profile, String url, String userAgent, String identity, long purge) {

  private static final String PREFIX = "pointsman:proxy:1:";

  String inRedis() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            profile.toString(),
            url,
            userAgent == null ? "-" : "+" + userAgent,
            identity,
            Long.toString(purge)
          }) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // Lengths keep the parts from running into each other.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return PREFIX + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    return 200 + url.length() + Objects.requireNonNullElse(userAgent, "").length();
  }
}
