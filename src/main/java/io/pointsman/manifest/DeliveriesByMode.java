package io.pointsman.manifest;

import io.pointsman.delivery.Upload;
import io.pointsman.routing.Contents;
import io.vertx.core.Future;
import jakarta.inject.Singleton;

/** Each profile by its mode. */
@Singleton
final class DeliveriesByMode implements Deliveries {

  private static final int RETRY_SECONDS = 30;

  private final Manifests manifests;

  DeliveriesByMode(Contents contents) {
    manifests = new Manifests(upload -> bytes(contents, upload), RETRY_SECONDS);
  }

  @Override
  public Future<Delivered> deliver(DeliveryRequest request) {
    return request.profile().writes()
        ? manifests.deliver(request)
        : Future.succeededFuture(new Delivered.Later(RETRY_SECONDS));
  }

  private static Future<byte[]> bytes(Contents contents, Upload upload) {
    byte[] cached = contents.ifCached(upload);
    return cached == null ? contents.find(upload) : Future.succeededFuture(cached);
  }
}
