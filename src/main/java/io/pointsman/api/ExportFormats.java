package io.pointsman.api;

import io.pointsman.registry.ExportFormat;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The media types of exports. */
final class ExportFormats {

  static final String CSV = "text/csv";
  static final String NDJSON = "application/x-ndjson";

  private ExportFormats() {}

  /** The one that is liked best; CSV if it is all the same. JAX-RS has refused all others. */
  static ExportFormat accepted(HttpHeaders headers) {
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    for (MediaType type : accepted) {
      if (type.isCompatible(MediaType.valueOf(CSV))) {
        return ExportFormat.CSV;
      }
      if (type.isCompatible(MediaType.valueOf(NDJSON))) {
        return ExportFormat.NDJSON;
      }
    }
    return ExportFormat.CSV;
  }

  static String contentType(ExportFormat format) {
    return format == ExportFormat.CSV ? CSV + ";charset=UTF-8" : NDJSON;
  }

  static String fileName(String what, ExportFormat format) {
    return what + (format == ExportFormat.CSV ? ".csv" : ".ndjson");
  }
}
