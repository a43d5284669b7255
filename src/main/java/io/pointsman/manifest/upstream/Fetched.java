package io.pointsman.manifest.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** What a fetch gave. */
public sealed interface Fetched {

  /**
   * A file.
   *
   * @param base where it was found after redirects: relative URLs in it start there
   * @param etag as sent; null if it was not
   * @param lastModified as sent; null if it was not
   */
  record Whole(
      byte[] bytes,
      String mediaType,
      String base,
      String etag,
      String lastModified,
      Freshness freshness)
      implements Fetched {}

  /** The copy that we hold is still right. */
  record Unchanged(Freshness freshness) implements Fetched {}

  /**
   * A file too large to be held.
   *
   * @param length negative if unknown
   */
  record Big(long length) implements Fetched {}

  /**
   * A file that is passed on as it comes, paused. Whoever takes it reads it to its end or closes
   * it.
   *
   * @param length negative if unknown
   * @param etag as sent; null if it was not
   */
  record Open(ReadStream<Buffer> bytes, Runnable close, long length, String mediaType, String etag)
      implements Fetched {}
}
