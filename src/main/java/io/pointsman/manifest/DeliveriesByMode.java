package io.pointsman.manifest;

import io.pointsman.delivery.Upload;
import io.pointsman.routing.Contents;
import io.vertx.core.Future;
import jakarta.inject.Singleton;

/** Each profile by its mode. */
@Singleton
final class DeliveriesByMode implements Deliveries {

  private final Contents contents;
  private final Manifests manifests;
  private final Proxies proxies;

  DeliveriesByMode(Contents contents, Proxies proxies, ProxyConfig config) {
    this.contents = contents;
    this.manifests = new Manifests(this::content, config.retryAfter());
    this.proxies = proxies;
  }

  @Override
  public Future<Delivered> deliver(DeliveryRequest request) {
    return request.profile().writes() ? manifests.deliver(request) : proxies.deliver(request);
  }

  private Future<byte[]> content(Upload upload) {
    byte[] cached = contents.ifCached(upload);
    return cached == null ? contents.find(upload) : Future.succeededFuture(cached);
  }
}
