package io.pointsman.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An organization as its own keys and the operator see it.
 *
 * @param claimLimit null: as configured
 * @param suspension null while it is not suspended
 */
public record OrganizationView(
    UUID id,
    String name,
    OrganizationKind kind,
    boolean allowPrivateTargets,
    List<String> targetHosts,
    Long claimLimit,
    Suspension suspension,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static OrganizationView of(Organization row) {
    return new OrganizationView(
        row.id,
        row.name,
        row.kind,
        row.allowPrivateTargets,
        List.of(row.targetHosts),
        row.claimLimit,
        row.suspension,
        row.version,
        row.createdAt,
        row.updatedAt);
  }
}
