package io.pointsman.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * What can be known of a key after it was shown.
 *
 * @param revokedAt null while it is valid
 */
public record KeyView(
    UUID id, UUID organization, String name, Role role, Instant createdAt, Instant revokedAt) {

  static KeyView of(ApiKey row) {
    return new KeyView(row.id, row.organization, row.name, row.role, row.createdAt, row.revokedAt);
  }
}
