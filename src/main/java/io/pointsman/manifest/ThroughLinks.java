package io.pointsman.manifest;

import io.pointsman.mac.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Addresses of ours for a tenant's files: {@code /t/<mac>/<signature>/<base64url of the
 * URL>/<file>}. Signed for one phone of one profile, so that nobody makes us fetch what no file of
 * that tenant named, and a phone that moves to another tenant is refused.
 */
final class ThroughLinks {

  /** Begins the path of each. */
  static final String FOLDER = "/t/";

  /** The longest URL, so that the address fits into a request line of 2,048 bytes. */
  private static final int LONGEST = 1200;

  private static final int LONGEST_FILE = 64;

  private final LinkSigner signer;

  ThroughLinks(LinkSigner signer) {
    this.signer = signer;
  }

  /**
   * The same for the same values, on every replica and after every restart.
   *
   * @param key that signs; see {@code ProxyRules.linkKey}
   * @return null if phones shall fetch this URL straight
   */
  String link(String publicUrl, UUID profile, MacAddress mac, String key, String url) {
    if (url.length() > LONGEST || !signer.available()) {
      return null;
    }
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(url.getBytes(StandardCharsets.US_ASCII));
    String signature = signer.sign(key, message(profile, mac, url));
    return publicUrl + FOLDER + mac.lower() + "/" + signature + "/" + text + "/" + file(url);
  }

  /**
   * The URL behind one.
   *
   * @param profile of the phone's route now
   * @param path begins with {@link #FOLDER}
   * @return null if we did not write it for this phone of this profile
   */
  String open(UUID profile, MacAddress mac, String path) {
    String[] parts = path.substring(FOLDER.length()).split("/", -1);
    if (parts.length != 4 || !parts[0].equals(mac.lower())) {
      return null;
    }
    String url;
    try {
      url = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException foreign) {
      return null;
    }
    return parts[3].equals(file(url)) && signer.verify(message(profile, mac, url), parts[1])
        ? url
        : null;
  }

  private static String message(UUID profile, MacAddress mac, String url) {
    return profile + "\n" + mac.lower() + "\n" + url;
  }

  /** What phones go by to tell kinds of files, without what a path may not hold. */
  private static String file(String url) {
    int end = url.length();
    for (char sign : new char[] {'?', '#'}) {
      int found = url.indexOf(sign);
      end = found < 0 ? end : Math.min(end, found);
    }
    String last = url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    String safe = last.replaceAll("[^A-Za-z0-9._-]", "_");
    safe = safe.substring(Math.max(0, safe.length() - LONGEST_FILE));
    return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
  }
}
