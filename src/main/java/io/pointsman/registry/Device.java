package io.pointsman.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code device}. */
@Entity
@Table(name = "device")
class Device {

  @Id long mac;

  @Column(name = "organization_id", updatable = false)
  UUID organization;

  /** Null for none. */
  @Column(name = "profile_id")
  UUID profile;

  /** Null for none. */
  @Column(name = "own_url_id")
  Long ownUrl;

  /** Null for none. */
  String serial;

  /** Null for none. */
  String note;

  @Version int version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
