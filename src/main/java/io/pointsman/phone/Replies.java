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

  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, HEAD");
  private static final CharSequence ZERO = HttpHeaders.createOptimized("0");

  private Replies() {}

  /** The location goes out byte for byte; nothing encodes it. */
  static void redirect(HttpServerRequest request, int status, String location, boolean close) {
    HttpServerResponse response = request.response().setStatusCode(status);
    response.headers().set(HttpHeaders.LOCATION, location);
    end(request, response, close);
  }

  static void refuse(HttpServerRequest request, boolean close) {
    end(request, request.response().setStatusCode(404), close);
  }

  static void later(HttpServerRequest request, int seconds, boolean close) {
    HttpServerResponse response = request.response().setStatusCode(503);
    response.headers().set(HttpHeaders.RETRY_AFTER, Integer.toString(Math.max(1, seconds)));
    end(request, response, close);
  }

  static void methodNotAllowed(HttpServerRequest request, boolean close) {
    HttpServerResponse response = request.response().setStatusCode(405);
    response.headers().set(HttpHeaders.ALLOW, METHODS);
    end(request, response, close);
  }

  static void malformed(HttpServerRequest request) {
    end(request, request.response().setStatusCode(400), true);
  }

  private static void end(HttpServerRequest request, HttpServerResponse response, boolean close) {
    MultiMap headers = response.headers();
    headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    headers.set(HttpHeaders.CONTENT_LENGTH, ZERO);
    if (close) {
      headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      response.end().onComplete(sent -> request.connection().close());
    } else {
      response.end();
    }
  }
}
