package io.pointsman.registry.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code import_reject} as it is shown. */
@Entity
@Immutable
@Table(name = "import_reject")
@IdClass(ImportReject.Key.class)
class ImportReject {

  @Id
  @Column(name = "job_id")
  UUID job;

  @Id long line;

  /** Null if it must not be repeated. */
  String value;

  String reason;

  String detail;

  /** Its primary key. */
  record Key(UUID job, long line) implements Serializable {}
}
