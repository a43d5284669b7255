package io.pointsman.registry;

import io.pointsman.delivery.Upload;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The profiles that name an upload. */
final class UploadUsers {

  private static final String WHERE =
      " from profile p where p.organization_id = :organization"
          + " and (p.delivery @> cast(cast(:settings as text) as jsonb)"
          + " or p.delivery @> cast(cast(:certificate as text) as jsonb)"
          + " or p.delivery @> cast(cast(:authority as text) as jsonb))";

  private static final String FILE = "{\"files\":{\"%s\":[{\"upload\":{\"name\":\"%s\"}}]}}";
  private static final String AUTHORITY = "{\"proxy\":{\"authority\":{\"name\":\"%s\"}}}";
  private static final int SHOWN = 20;

  private UploadUsers() {}

  /**
   * Gives them the upload's new content; the organization's uploads must be locked.
   *
   * @return those that named it
   */
  static Uni<List<Profile>> follow(Mutiny.Session session, UUID organization, Upload upload) {
    return bound(
            session.createNativeQuery(
                "select p.id" + WHERE + " order by p.id for update", UUID.class),
            organization,
            upload.name())
        .getResultList()
        .chain(ids -> rows(session, ids))
        .invoke(
            rows -> {
              Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
              for (Profile row : rows) {
                row.delivery = row.delivery.with(upload);
                row.updatedAt = now;
              }
            })
        .call(session::flush);
  }

  private static Uni<List<Profile>> rows(Mutiny.Session session, List<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : session
            .createSelectionQuery("from Profile where id in :ids order by id", Profile.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /**
   * The organization's uploads must be locked.
   *
   * @return fails with {@code UPLOAD_IN_USE}
   */
  static Uni<Void> refuseIfAny(Mutiny.Session session, UUID organization, String name) {
    return bound(
            session.createNativeQuery("select p.name" + WHERE + " order by p.name", String.class),
            organization,
            name)
        .getResultList()
        .invoke(
            names -> {
              if (!names.isEmpty()) {
                throw new RegistryException(
                        ProblemType.UPLOAD_IN_USE,
                        "%d profiles name the upload '%s': take it out of them first."
                            .formatted(names.size(), name))
                    .with("profiles", names.stream().limit(SHOWN).toList());
              }
            })
        .replaceWithVoid();
  }

  /** The name needs no escapes: see {@link UploadRules}. */
  private static <T> Mutiny.SelectionQuery<T> bound(
      Mutiny.SelectionQuery<T> query, UUID organization, String name) {
    return query
        .setParameter("organization", organization)
        .setParameter("settings", FILE.formatted("settings", name))
        .setParameter("certificate", FILE.formatted("certificates", name))
        .setParameter("authority", AUTHORITY.formatted(name));
  }
}
