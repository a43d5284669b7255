package io.pointsman.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code api_key}: the key itself is not stored. */
@Entity
@Table(name = "api_key")
class ApiKey {

  @Id UUID id;

  @Column(name = "organization_id")
  UUID organization;

  String name;

  @Enumerated(EnumType.STRING)
  Role role;

  /** SHA-256 of the whole key. */
  byte[] hash;

  @Column(name = "created_at")
  Instant createdAt;

  /** Null while it is valid. */
  @Column(name = "revoked_at")
  Instant revokedAt;
}
