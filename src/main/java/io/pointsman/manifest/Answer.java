package io.pointsman.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * What a phone is told in the words of HTTP, if it asks without conditions for a whole file.
 *
 * @param headers in the order in which they are sent
 * @param body empty if there is none; null if it comes in parts that are not looked at here
 */
public record Answer(int status, List<Header> headers, byte[] body) {

  /** One header. */
  public record Header(String name, String value) {}

  private static final byte[] NOTHING = {};

  static Answer of(Delivered delivered) {
    if (delivered instanceof Delivered.Body body) {
      return new Answer(200, whole(body), body.bytes());
    }
    if (delivered instanceof Delivered.Stream stream) {
      return new Answer(200, stream(stream), null);
    }
    if (delivered instanceof Delivered.Redirect redirect) {
      return bare(redirect.status(), new Header("Location", redirect.location()));
    }
    return delivered instanceof Delivered.Later later ? later(later.seconds()) : bare(404, null);
  }

  static Answer later(int seconds) {
    return bare(503, new Header("Retry-After", Integer.toString(Math.max(1, seconds))));
  }

  private static List<Header> whole(Delivered.Body body) {
    List<Header> headers = new ArrayList<>(body.headers());
    headers.add(new Header("Content-Type", body.mediaType()));
    headers.add(new Header("Content-Length", Integer.toString(body.bytes().length)));
    return headers;
  }

  private static List<Header> stream(Delivered.Stream stream) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Cache-Control", Delivered.CACHE_CONTROL));
    headers.add(new Header("Content-Type", stream.mediaType()));
    if (stream.etag() != null) {
      headers.add(new Header("ETag", stream.etag()));
    }
    headers.add(
        stream.length() < 0
            ? new Header("Transfer-Encoding", "chunked")
            : new Header("Content-Length", Long.toString(stream.length())));
    return headers;
  }

  private static Answer bare(int status, Header first) {
    List<Header> headers = new ArrayList<>();
    if (first != null) {
      headers.add(first);
    }
    headers.add(new Header("Cache-Control", "no-store"));
    headers.add(new Header("Content-Length", "0"));
    return new Answer(status, headers, NOTHING);
  }
}
