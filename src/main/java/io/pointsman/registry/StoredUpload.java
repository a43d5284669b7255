package io.pointsman.registry;

import io.pointsman.delivery.Upload;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code upload}: only {@code superseded_at} ever changes. */
@Entity
@Table(name = "upload")
class StoredUpload {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "organization_id")
  UUID organization;

  String name;

  @Column(name = "media_type")
  String mediaType;

  byte[] content;

  String sha256;

  int size;

  String version;

  @Column(name = "created_at")
  Instant createdAt;

  /** Null while it is the current one of its name. */
  @Column(name = "superseded_at")
  Instant supersededAt;

  /** As profiles name it. */
  Upload named() {
    return new Upload(name, id, sha256, size, mediaType, version);
  }

  UploadView view() {
    return new UploadView(organization, name, mediaType, size, sha256, version, createdAt);
  }
}
