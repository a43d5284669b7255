package io.pointsman.routing;

import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;

/** TEMP stub. */
public interface OwnUrls {
  UrlTemplate ifCached(Route.ToOwnUrl route);

  Future<UrlTemplate> find(Route.ToOwnUrl route);
}
