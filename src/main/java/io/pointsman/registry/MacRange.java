package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code mac_range}. */
@Entity
@Table(name = "mac_range")
class MacRange {

  @Id UUID id;

  @Column(name = "organization_id", updatable = false)
  UUID organization;

  @Column(name = "first_mac", updatable = false)
  long first;

  @Column(name = "last_mac", updatable = false)
  long last;

  /** Null for none. Only plain SQL moves it: a new parent is no new version. */
  @Column(name = "parent_id", updatable = false)
  UUID parent;

  /** Null for none. */
  @Column(name = "profile_id")
  UUID profile;

  boolean inherit;

  @Enumerated(EnumType.STRING)
  Claims claims;

  /** Null for none. */
  String note;

  @Version int version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  MacInterval interval() {
    return new MacInterval(new MacAddress(first), new MacAddress(last));
  }

  boolean hasBounds(MacInterval interval) {
    return first == interval.first().value() && last == interval.last().value();
  }
}
