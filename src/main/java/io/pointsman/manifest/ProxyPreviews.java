package io.pointsman.manifest;

import io.vertx.core.Future;
import jakarta.inject.Singleton;

/** Shows tenants what their phones get of their files. */
@Singleton
public final class ProxyPreviews {

  private final Proxies proxies;

  ProxyPreviews(Proxies proxies) {
    this.proxies = proxies;
  }

  /**
   * Answers as a phone is answered, with what is kept and counted of it.
   *
   * @param request of a PROXY profile
   * @return never fails; see {@link ProxyFailures} for why a file cannot be had
   */
  public Future<ProxyView> view(DeliveryRequest request) {
    return proxies.view(request);
  }
}
