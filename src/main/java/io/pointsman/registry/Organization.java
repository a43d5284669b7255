package io.pointsman.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code organization}. */
@Entity
@Table(name = "organization")
// Named, so that the query language is loaded at the start and not while the first caller waits.
@NamedQuery(name = "organizations", query = "from Organization where id > :after order by id")
class Organization {

  @Id UUID id;

  String name;

  @Enumerated(EnumType.STRING)
  OrganizationKind kind;

  @Column(name = "allow_private_targets")
  boolean allowPrivateTargets;

  @Column(name = "target_hosts", columnDefinition = "text[]")
  String[] targetHosts;

  /** Null: as configured. */
  @Column(name = "claim_limit")
  Long claimLimit;

  /** Null while it is not suspended. */
  @Enumerated(EnumType.STRING)
  Suspension suspension;

  @Version int version;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
