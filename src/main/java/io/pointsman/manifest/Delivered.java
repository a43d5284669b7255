package io.pointsman.manifest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** What a phone is given. */
public sealed interface Delivered {

  /**
   * A whole file.
   *
   * @param etag strong, with its quotes; the same for the same bytes
   * @param age seconds since the tenant last said that it is so; negative if we wrote it ourselves
   */
  record Body(byte[] bytes, String mediaType, String etag, long age) implements Delivered {

    /** One that we wrote ourselves. */
    static Body written(byte[] bytes, String mediaType) {
      return new Body(bytes, mediaType, EntityTag.of(bytes), -1);
    }
  }

  /**
   * A big file of the tenant, passed on as it comes. Whoever takes it ends or closes the stream.
   *
   * @param bytes paused: parts come as they are asked for by {@code fetch}
   * @param length negative if the tenant does not say
   * @param etag the tenant's; null if it gave none
   */
  record Stream(
      ReadStream<Buffer> bytes, Runnable close, long length, String mediaType, String etag)
      implements Delivered {}

  /** The phone fetches it elsewhere. */
  record Redirect(int status, String location) implements Delivered {}

  /** A refusal, like every other. */
  record Refused() implements Delivered {}

  /**
   * It cannot be had now.
   *
   * @param seconds at least 1
   */
  record Later(int seconds) implements Delivered {}
}
