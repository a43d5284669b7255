package io.pointsman.api;

import io.pointsman.registry.OrganizationKind;
import io.pointsman.registry.OrganizationView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization as it is read. */
@Schema(name = "Organization")
record OrganizationJson(
    UUID id,
    @Schema(examples = "Gigaset") String name,
    OrganizationKind kind,
    boolean allowPrivateTargets,
    List<String> targetHosts,
    @Schema(description = "Absent: as configured.") Long claimLimit,
    @Schema(description = "Absent while it is not suspended.") SuspensionJson suspension,
    @Schema(description = "The ETag without its quotes.") int version,
    Instant createdAt,
    Instant updatedAt) {

  static OrganizationJson of(OrganizationView view) {
    return new OrganizationJson(
        view.id(),
        view.name(),
        view.kind(),
        view.allowPrivateTargets(),
        view.targetHosts(),
        view.claimLimit(),
        SuspensionJson.of(view.suspension()),
        view.version(),
        view.createdAt(),
        view.updatedAt());
  }
}
