package io.pointsman.api;

import io.pointsman.registry.UploadView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An upload without its content. */
@Schema(name = "Upload")
record UploadJson(
    UUID organization,
    @Schema(examples = "ca.pem") String name,
    @Schema(examples = "application/x-pem-file") String mediaType,
    @Schema(description = "In bytes.") int size,
    @Schema(description = "Of the content, in hexadecimal.") String sha256,
    @Schema(description = "What phones compare, in UTC.", examples = "2026-11-25_17:45:00")
        String version,
    Instant createdAt) {

  static UploadJson of(UploadView view) {
    return new UploadJson(
        view.organization(),
        view.name(),
        view.mediaType(),
        view.size(),
        view.sha256(),
        view.version(),
        view.createdAt());
  }
}
