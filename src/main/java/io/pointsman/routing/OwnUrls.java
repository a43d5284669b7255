package io.pointsman.routing;

import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;

/** The URLs of devices that have their own. */
public interface OwnUrls {

  /** Null if memory does not have it. */
  UrlTemplate ifCached(Route.ToOwnUrl route);

  /**
   * Asks the stores. Completes on the caller's context.
   *
   * @return fails if none can tell now: the phone should come again
   */
  Future<UrlTemplate> find(Route.ToOwnUrl route);
}
