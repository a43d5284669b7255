package io.pointsman.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code own_url}: never changed, its id never used for another text. */
@Entity
@Immutable
@Table(name = "own_url")
class OwnUrl {

  @Id long id;

  @Column(name = "organization_id")
  UUID organization;

  String syntax;

  String template;
}
