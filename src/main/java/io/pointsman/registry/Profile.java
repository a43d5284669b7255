package io.pointsman.registry;

import io.pointsman.delivery.Delivery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code profile}. */
@Entity
@Table(name = "profile")
class Profile {

  @Id UUID id;

  @Column(name = "organization_id")
  UUID organization;

  String name;

  @Enumerated(EnumType.STRING)
  Mode mode;

  String template;

  String syntax;

  short status;

  /** By the vendor's slug. */
  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, TargetText> overrides;

  /** What its mode needs beside the URL. */
  @JdbcTypeCode(SqlTypes.JSON)
  Delivery delivery;

  @Column(name = "expose_credentials")
  boolean exposeCredentials;

  @Version int version;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
