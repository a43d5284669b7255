package io.pointsman.api;

import io.pointsman.registry.ExportFormat;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** The media types of exports. */
final class ExportFormats {

  static final String CSV = "text/csv";
  static final String X_NDJSON = "application/x-ndjson";
  static final String NDJSON = "application/ndjson";

  private static final List<String> NDJSON_NAMES = List.of(X_NDJSON, NDJSON);

  private ExportFormats() {}

  /** The one that is liked best; CSV if it is all the same. JAX-RS has refused all others. */
  static ExportFormat accepted(HttpHeaders headers) {
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    for (MediaType type : accepted) {
      if (type.isCompatible(MediaType.valueOf(CSV))) {
        return ExportFormat.CSV;
      }
      if (NDJSON_NAMES.stream().map(MediaType::valueOf).anyMatch(type::isCompatible)) {
        return ExportFormat.NDJSON;
      }
    }
    return ExportFormat.CSV;
  }

  /** NDJSON has no registered name: it is called as the client calls it. */
  static String contentType(ExportFormat format, RoutingContext request) {
    if (format == ExportFormat.CSV) {
      return CSV + ";charset=UTF-8";
    }
    String accepted =
        String.join(",", request.request().headers().getAll(HttpHeaders.ACCEPT))
            .toLowerCase(Locale.ROOT);
    return accepted.contains(NDJSON) && !accepted.contains(X_NDJSON) ? NDJSON : X_NDJSON;
  }

  static String fileName(String what, ExportFormat format) {
    return what + (format == ExportFormat.CSV ? ".csv" : ".ndjson");
  }
}
