package io.pointsman.routing;

import io.pointsman.delivery.Upload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The contents of uploads, of which memory holds so many bytes. */
final class CachedUploads implements Contents {

  /** What an entry takes beside its bytes. */
  private static final int ENTRY_BYTES = 250;

  /** Each up to a mebibyte: more would not pass Redis in time. */
  private static final int BATCH = 4;

  private final CachedContents<UploadKey, UploadContent> contents;

  /**
   * @param redis null if there is none
   */
  CachedUploads(
      Vertx vertx,
      RoutingConfig config,
      ContentCache<UploadContent> redis,
      ContentStore<UploadContent> postgres,
      ContentMeters meters) {
    contents =
        new CachedContents<>(
            vertx,
            new WeighedMemory<>(
                config.uploadsInMemory().asLongValue(),
                content -> content.bytes().length + ENTRY_BYTES),
            redis,
            postgres,
            meters,
            store -> new Lookups<>(vertx, config.maxLookups(), BATCH, store));
  }

  @Override
  public byte[] ifCached(Upload upload) {
    UploadContent content = contents.ifCached(UploadKey.of(upload));
    return content == null ? null : content.bytes();
  }

  @Override
  public Future<byte[]> find(Upload upload) {
    return contents.find(UploadKey.of(upload)).map(UploadContent::bytes);
  }
}
