package io.pointsman.phone;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Writes answers. None has a body, and all refusals are the same bytes: what is not there for a
 * phone must not differ from what it may not see.
 */
final class Replies {

  // Capitalised as the servers that phones were built against write them: names are alike in any
  // case, but not to every client that is a few kilobytes of firmware.
  private static final CharSequence ALLOW = HttpHeaders.createOptimized("Allow");
  private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
  private static final CharSequence CONTENT_LENGTH = HttpHeaders.createOptimized("Content-Length");
  private static final CharSequence LOCATION = HttpHeaders.createOptimized("Location");
  private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, HEAD");
  private static final CharSequence ZERO = HttpHeaders.createOptimized("0");

  private Replies() {}

  /** The location goes out byte for byte; nothing encodes it. */
  static void redirect(HttpServerRequest request, int status, String location, boolean close) {
    HttpServerResponse response = request.response().setStatusCode(status);
    response.headers().set(LOCATION, location);
    end(request, response, close);
  }

  static void refuse(HttpServerRequest request, boolean close) {
    end(request, request.response().setStatusCode(404), close);
  }

  static void later(HttpServerRequest request, int seconds, boolean close) {
    HttpServerResponse response = request.response().setStatusCode(503);
    response.headers().set(RETRY_AFTER, Integer.toString(Math.max(1, seconds)));
    end(request, response, close);
  }

  static void methodNotAllowed(HttpServerRequest request, boolean close) {
    HttpServerResponse response = request.response().setStatusCode(405);
    response.headers().set(ALLOW, METHODS);
    end(request, response, close);
  }

  static void malformed(HttpServerRequest request) {
    end(request, request.response().setStatusCode(400), true);
  }

  private static void end(HttpServerRequest request, HttpServerResponse response, boolean close) {
    MultiMap headers = response.headers();
    headers.set(CACHE_CONTROL, NO_STORE);
    headers.set(CONTENT_LENGTH, ZERO);
    if (close) {
      headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      response.end().onComplete(sent -> request.connection().close());
    } else {
      response.end();
    }
  }
}
