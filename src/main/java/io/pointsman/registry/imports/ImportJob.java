package io.pointsman.registry.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code import_job} as it is shown; {@link JobTable} writes it. */
@Entity
@Immutable
@Table(name = "import_job")
class ImportJob {

  @Id UUID id;

  /** Null if rows name their holders. */
  @Column(name = "organization_id")
  UUID organization;

  /** Whose key or token uploaded it; null for the operator. */
  @Column(name = "caller_organization_id")
  UUID uploader;

  @Enumerated(EnumType.STRING)
  ImportSubject subject;

  @Enumerated(EnumType.STRING)
  ImportFormat format;

  @Enumerated(EnumType.STRING)
  ImportState state;

  @Column(name = "dry_run")
  boolean dryRun;

  boolean atomic;

  long bytes;

  long total;

  @Column(name = "rows_read")
  long read;

  long created;

  long changed;

  long unchanged;

  long rejected;

  @Column(name = "rejected_by")
  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Long> rejectedBy;

  /** Null if there is nothing to say. */
  String detail;

  @Column(name = "created_at")
  Instant createdAt;

  /** Null before its first turn. */
  @Column(name = "started_at")
  Instant startedAt;

  /** Null while it is not finished. */
  @Column(name = "finished_at")
  Instant finishedAt;
}
