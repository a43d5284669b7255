package io.pointsman.manifest.upstream;

import io.vertx.core.http.HttpClientRequest;

/**
 * The head of a request for a file.
 *
 * @param ourName the User-Agent unless the order has another
 */
record FetchHead(FetchOrder order, String ourName) {

  /** By it we know our own fetches, which a template with our own address leads back to us. */
  private static final String VIA = "1.1 pointsman";

  /**
   * @param authorization null for none
   */
  void write(HttpClientRequest request, UpstreamUrl at, String authorization) {
    request.putHeader("User-Agent", order.userAgent() == null ? ourName : order.userAgent());
    request.putHeader("Via", VIA);
    if (at.isIpv6()) {
      // Vert.x would write it without its brackets.
      request.putHeader("Host", at.authority());
    }
    request.putHeader("Accept", "*/*");
    request.putHeader("Accept-Encoding", "identity");
    if (order.etag() != null) {
      request.putHeader("If-None-Match", order.etag());
    }
    if (order.lastModified() != null) {
      request.putHeader("If-Modified-Since", order.lastModified());
    }
    if (authorization != null) {
      request.putHeader("Authorization", authorization);
    }
  }

  /** Whether it asks for the file only if that is no longer what we hold. */
  boolean isConditional() {
    return order.etag() != null || order.lastModified() != null;
  }
}
