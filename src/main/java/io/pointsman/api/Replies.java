package io.pointsman.api;

import org.jboss.resteasy.reactive.RestResponse;

/** Successful replies with their headers. */
final class Replies {

  static final String BASE = "/api/v1/";

  private Replies() {}

  static <T> RestResponse<T> ok(T body, int version) {
    return RestResponse.ResponseBuilder.ok(body).header("ETag", etag(version)).build();
  }

  /**
   * @param path below {@code /api/v1/}
   */
  static <T> RestResponse<T> created(T body, int version, String path) {
    return RestResponse.ResponseBuilder.<T>create(201)
        .entity(body)
        // Not by location(), which would make it absolute with whatever Host the client sent.
        .header("Location", BASE + path)
        .header("ETag", etag(version))
        .build();
  }

  static <T> RestResponse<T> saved(boolean created, T body, int version, String path) {
    return created ? created(body, version, path) : ok(body, version);
  }

  /** 201 for something that must not be kept on the way. */
  static <T> RestResponse<T> shownOnce(T body) {
    return RestResponse.ResponseBuilder.<T>create(201)
        .entity(body)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static String etag(int version) {
    return "\"" + version + "\"";
  }
}
