package io.pointsman.manifest;

import io.vertx.core.Future;

/** Answers phones whose profile's mode is not REDIRECT. Never blocks. */
public interface Deliveries {

  /** Never fails: what cannot be had is {@link Delivered.Later}. */
  Future<Delivered> deliver(DeliveryRequest request);
}
