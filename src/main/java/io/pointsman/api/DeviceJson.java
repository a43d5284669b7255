package io.pointsman.api;

import io.pointsman.registry.DeviceView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A device as it is read. */
@Schema(name = "Device")
record DeviceJson(
    @Schema(examples = "7c:2f:80:ab:cd:ef") String mac,
    @Schema(description = "Its holder.") UUID organization,
    @Schema(description = "The name of the profile.", examples = "vienna") String profile,
    UUID profileId,
    @Schema(description = "User-info and query values are masked for a READER.") String url,
    @Schema(examples = "NEUTRAL") String syntax,
    String serial,
    String note,
    @Schema(description = "The ETag without its quotes.") int version,
    Instant createdAt,
    Instant updatedAt) {

  static DeviceJson of(DeviceView view) {
    return new DeviceJson(
        view.mac().colon(),
        view.organization(),
        view.profile() == null ? null : view.profile().name(),
        view.profile() == null ? null : view.profile().id(),
        view.url(),
        view.syntax(),
        view.serial(),
        view.note(),
        view.version(),
        view.createdAt(),
        view.updatedAt());
  }
}
