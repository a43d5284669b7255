package io.pointsman.manifest.upstream;

import io.vertx.core.http.HttpClientResponse;
import java.util.regex.Pattern;

/** Reads what headers say of a body, believing nothing. */
final class Bodies {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,60}(?:;[ -~]{1,80})?");

  private Bodies() {}

  /** In bytes; negative if it is not said. */
  static long length(HttpClientResponse response) {
    String length = response.getHeader("Content-Length");
    return length == null || !length.matches("[0-9]{1,18}") ? -1 : Long.parseLong(length);
  }

  /** As sent, if it is one. */
  static String mediaType(HttpClientResponse response) {
    String type = response.getHeader("Content-Type");
    return type != null && MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
  }
}
