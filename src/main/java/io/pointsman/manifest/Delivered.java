package io.pointsman.manifest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;

/** What a phone is given. */
public sealed interface Delivered {

  /** A phone must ask each time, as its file may change at any moment. */
  String CACHE_CONTROL = "private, no-cache";

  /**
   * A whole file.
   *
   * @param etag strong, with its quotes; the same for the same bytes
   * @param age seconds since the tenant last said that it is so; negative if we wrote it ourselves
   */
  record Body(byte[] bytes, String mediaType, String etag, long age) implements Delivered {

    /** What is said of the file, whether or not it is sent. */
    public List<Answer.Header> headers() {
      List<Answer.Header> headers = new ArrayList<>(4);
      headers.add(new Answer.Header("Cache-Control", CACHE_CONTROL));
      headers.add(new Answer.Header("Accept-Ranges", "bytes"));
      headers.add(new Answer.Header("ETag", etag));
      if (age >= 0) {
        headers.add(new Answer.Header("Age", Long.toString(age)));
      }
      return headers;
    }

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
