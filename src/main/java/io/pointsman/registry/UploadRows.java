package io.pointsman.registry;

import io.pointsman.delivery.Upload;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The current uploads of organizations, and who may change them meanwhile. */
final class UploadRows {

  private static final String VIEW =
      "select new io.pointsman.registry.UploadView("
          + "u.organization, u.name, u.mediaType, u.size, u.sha256, u.version, u.createdAt)"
          + " from StoredUpload u ";

  private static final String NAMED =
      "select new io.pointsman.delivery.Upload("
          + "u.name, u.id, u.sha256, u.size, u.mediaType, u.version)"
          + " from StoredUpload u where u.organization = :organization and u.name in :names"
          + " and u.supersededAt is null";

  private static final String CURRENT =
      "from StoredUpload where organization = :organization and name = :name"
          + " and supersededAt is null";

  private UploadRows() {}

  /**
   * By the database's clock, as what is superseded is cleared away by that: a replica's own, if it
   * is wrong, would have it go before every replica has heard.
   */
  static Uni<Instant> now(Mutiny.Session session) {
    return session
        .createNativeQuery(
            "select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)",
            Long.class)
        .getSingleResult()
        .map(Instant::ofEpochMilli);
  }

  /** Keeps uploads as they are until the transaction ends; before any profile's row is locked. */
  static Uni<Void> share(Mutiny.Session session, UUID organization) {
    return lock(session, organization, "pg_advisory_xact_lock_shared");
  }

  /** Keeps everyone else from naming or changing the organization's uploads. */
  static Uni<Void> lock(Mutiny.Session session, UUID organization) {
    return lock(session, organization, "pg_advisory_xact_lock");
  }

  private static Uni<Void> lock(Mutiny.Session session, UUID organization, String function) {
    return session
        .createNativeQuery(
            "select 1 from (select "
                + function
                + "(hashtextextended(cast(:lock as text), 0))) as locked",
            Object.class)
        .setParameter("lock", "uploads of " + organization)
        .getSingleResult()
        .replaceWithVoid();
  }

  /** As profiles name them; those that there are not are left out. */
  static Uni<Map<String, Upload>> named(
      Mutiny.Session session, UUID organization, Collection<String> names) {
    if (names.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery(NAMED, Upload.class)
        .setParameter("organization", organization)
        .setParameter("names", names)
        .getResultList()
        .map(found -> found.stream().collect(Collectors.toMap(Upload::name, each -> each)));
  }

  /** With its content; null if there is none. */
  static Uni<StoredUpload> current(Mutiny.Session session, UUID organization, String name) {
    return session
        .createSelectionQuery(CURRENT, StoredUpload.class)
        .setParameter("organization", organization)
        .setParameter("name", name)
        .getSingleResultOrNull();
  }

  /** In the order of names. */
  static Uni<List<UploadView>> list(
      Mutiny.Session session, UUID organization, String after, int count) {
    return session
        .createSelectionQuery(
            VIEW
                + "where u.organization = :organization and u.name > :after"
                + " and u.supersededAt is null order by u.name",
            UploadView.class)
        .setParameter("organization", organization)
        .setParameter("after", after)
        .setMaxResults(count)
        .getResultList();
  }

  /**
   * Bytes that all contents which are still kept count for, and the largest version of a name. As
   * {@link UploadRules#charged} has it.
   */
  static Uni<Object[]> room(Mutiny.Session session, UUID organization, String name) {
    return session
        .createSelectionQuery(
            "select coalesce(sum(case when u.size < 1024 then 1024 else u.size end), 0),"
                + " max(case when u.name = :name then u.version end)"
                + " from StoredUpload u where u.organization = :organization",
            Object[].class)
        .setParameter("organization", organization)
        .setParameter("name", name)
        .getSingleResult();
  }
}
