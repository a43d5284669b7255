package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows by their ids, many in one statement. */
final class Lookups {

  private Lookups() {}

  /**
   * @param ids nulls among them are left out
   */
  static Uni<Map<UUID, ProfileReference>> profiles(Mutiny.Session session, Collection<UUID> ids) {
    return rows(session, "select id, name from Profile where id in :ids", ids)
        .map(
            rows ->
                rows.stream()
                    .map(row -> new ProfileReference((UUID) row[0], (String) row[1]))
                    .collect(Collectors.toMap(ProfileReference::id, profile -> profile)));
  }

  /**
   * @param ids of ranges; nulls among them are left out
   */
  static Uni<Map<UUID, UUID>> holders(Mutiny.Session session, Collection<UUID> ids) {
    return rows(session, "select id, organization from MacRange where id in :ids", ids)
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1])));
  }

  /**
   * @param ids nulls among them are left out
   */
  static Uni<Map<Long, OwnUrl>> urls(Mutiny.Session session, Collection<Long> ids) {
    List<Long> present = ids.stream().filter(Objects::nonNull).distinct().toList();
    if (present.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery("from OwnUrl where id in :ids", OwnUrl.class)
        .setParameter("ids", present)
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(url -> url.id, url -> url)));
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.Session session, String query, Collection<UUID> ids) {
    List<UUID> present = ids.stream().filter(Objects::nonNull).distinct().toList();
    if (present.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createSelectionQuery(query, Object[].class)
        .setParameter("ids", present)
        .getResultList();
  }
}
