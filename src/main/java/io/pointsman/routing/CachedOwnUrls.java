package io.pointsman.routing;

import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The URLs of devices that have their own, of which memory holds so many. */
final class CachedOwnUrls implements OwnUrls {

  private static final int BATCH = 256;

  private final CachedContents<OwnUrlKey, OwnUrlContent> contents;

  /**
   * @param redis null if there is none
   */
  CachedOwnUrls(
      Vertx vertx,
      RoutingConfig config,
      ContentCache<OwnUrlContent> redis,
      ContentStore<OwnUrlContent> postgres,
      ContentMeters meters) {
    contents =
        new CachedContents<>(
            vertx,
            new PlacedMemory<>(config.ownUrlsInMemory()),
            redis,
            postgres,
            meters,
            store -> new Lookups<>(vertx, config.maxLookups(), BATCH, store));
  }

  @Override
  public UrlTemplate ifCached(Route.ToOwnUrl route) {
    OwnUrlContent content = contents.ifCached(OwnUrlKey.of(route));
    return content == null ? null : content.template();
  }

  @Override
  public Future<UrlTemplate> find(Route.ToOwnUrl route) {
    return contents.find(OwnUrlKey.of(route)).map(OwnUrlContent::template);
  }
}
