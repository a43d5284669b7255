package io.pointsman.manifest;

import java.net.URI;
import java.util.List;

/** Where phones reach us. What a phone says in its Host header selects among these, no more. */
public final class PublicUrls {

  private final List<URI> urls;

  /**
   * @throws IllegalArgumentException if one is no http or https URL, or has user-info, query or
   *     fragment
   */
  public PublicUrls(List<String> urls) {
    this.urls = urls.stream().map(PublicUrls::parse).toList();
  }

  /**
   * The one that the phone used, as far as that can be told; else the first. Null if there is none.
   *
   * @param host null if the phone sent none
   */
  public String of(String host, boolean secure) {
    URI best = null;
    for (URI url : urls) {
      if (url.getRawAuthority().equalsIgnoreCase(host)
          && (best == null || isSecure(url) == secure)) {
        best = url;
      }
    }
    if (best == null) {
      best = urls.isEmpty() ? null : urls.get(0);
    }
    return best == null ? null : best.toString();
  }

  private static boolean isSecure(URI url) {
    return url.getScheme().equals("https");
  }

  private static URI parse(String text) {
    String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    URI url = URI.create(bare);
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "pointsman.phone.public-urls: '%s' must be an http or https URL with host, port and path only, such as https://phones.example"
              .formatted(text));
    }
    return url;
  }
}
