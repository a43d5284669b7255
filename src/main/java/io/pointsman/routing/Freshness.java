package io.pointsman.routing;

import io.vertx.core.Future;

/** TEMP stub. */
public interface Freshness {
  /** TEMP stub. */
  enum State {
    FRESH,
    STALE,
    ISOLATED,
    EXPIRED,
    LOADING
  }

  State state();

  Future<State> catchUp();
}
