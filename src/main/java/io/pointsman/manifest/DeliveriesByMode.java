package io.pointsman.manifest;

import io.vertx.core.Future;
import jakarta.inject.Singleton;

/** Each profile by its mode. */
@Singleton
final class DeliveriesByMode implements Deliveries {

  private static final int RETRY_SECONDS = 30;

  private final Manifests manifests =
      new Manifests(upload -> Future.failedFuture("uploads are not joined yet"), RETRY_SECONDS);

  @Override
  public Future<Delivered> deliver(DeliveryRequest request) {
    return request.profile().writes()
        ? manifests.deliver(request)
        : Future.succeededFuture(new Delivered.Later(RETRY_SECONDS));
  }
}
