package io.pointsman.api;

import io.pointsman.registry.Claims;
import io.pointsman.registry.RangeView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range as it is read. */
@Schema(name = "Range")
record RangeJson(
    UUID id,
    @Schema(description = "Its holder.") UUID organization,
    @Schema(description = "The range around it; absent if there is none that you may see.")
        UUID parent,
    @Schema(examples = "7c:2f:80:00:00:00") String first,
    @Schema(examples = "7c:2f:80:0f:ff:ff") String last,
    @Schema(description = "How many addresses it spans.", examples = "1048576") long size,
    @Schema(description = "The name of the profile.", examples = "vienna") String profile,
    UUID profileId,
    boolean inherit,
    Claims claims,
    String note,
    @Schema(description = "The ETag without its quotes.") int version,
    Instant createdAt,
    Instant updatedAt) {

  static RangeJson of(RangeView view) {
    return new RangeJson(
        view.id(),
        view.organization(),
        view.parent(),
        view.interval().first().colon(),
        view.interval().last().colon(),
        view.interval().size(),
        view.profile() == null ? null : view.profile().name(),
        view.profile() == null ? null : view.profile().id(),
        view.inherit(),
        view.claims(),
        view.note(),
        view.version(),
        view.createdAt(),
        view.updatedAt());
  }
}
