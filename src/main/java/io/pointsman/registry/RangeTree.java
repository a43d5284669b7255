package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The ranges as a tree, in SQL. */
final class RangeTree {

  static final String COLUMNS =
      "r.id, r.organization_id, r.first_mac, r.last_mac, r.parent_id, r.profile_id, r.inherit,"
          + " r.claims, r.note, r.version, r.created_at, r.updated_at";

  /** The interval of a statement's parameters {@code first} and {@code last}. */
  static final String INTERVAL = "int8range(:first, :last, '[]')";

  private static final UUID ROOT = new UUID(0, 0);

  private RangeTree() {}

  /** Nobody else writes the tree, or a device, until the transaction ends. */
  static Uni<Void> lock(Mutiny.Session session) {
    return call(session, "select cast(lock_range_tree() as text)");
  }

  /** Nobody writes the tree until the transaction ends; writers of devices go on. */
  static Uni<Void> share(Mutiny.Session session) {
    return call(session, "select cast(share_range_tree() as text)");
  }

  /** Every range around the interval, those of its own bounds too, innermost first. */
  static Uni<List<MacRange>> around(Mutiny.Session session, MacInterval interval) {
    return session
        .createNativeQuery(
            "select " + COLUMNS + " from mac_range r where r.span @> " + INTERVAL, MacRange.class)
        .setParameter("first", interval.first().value())
        .setParameter("last", interval.last().value())
        .getResultList()
        .map(RangeTree::innermostFirst);
  }

  static Uni<Boolean> hasChildren(Mutiny.Session session, UUID range) {
    return session
        .createNativeQuery(
            "select exists (select from mac_range where parent_id = :range)", Boolean.class)
        .setParameter("range", range)
        .getSingleResult();
  }

  /**
   * How deep the ranges inside the interval lie in one another, among a parent's children; 0 for
   * none.
   */
  static Uni<Integer> depthInside(Mutiny.Session session, UUID parent, MacInterval interval) {
    return session
        .createNativeQuery(
            "with recursive inside (id, depth) as ("
                + "select id, 1 from mac_range where siblings = :siblings and span <@ "
                + INTERVAL
                + " union all select r.id, i.depth + 1 from mac_range r"
                + " join inside i on r.parent_id = i.id)"
                + " select coalesce(max(depth), 0) from inside",
            Integer.class)
        .setParameter("siblings", siblings(parent))
        .setParameter("first", interval.first().value())
        .setParameter("last", interval.last().value())
        .getSingleResult();
  }

  /** Moves those of its parent's children that lie inside the new range into it. */
  static Uni<Integer> adopt(Mutiny.Session session, MacRange range) {
    return session
        .createNativeQuery(
            "update mac_range set parent_id = :id"
                + " where siblings = :siblings and id <> :id and span <@ "
                + INTERVAL)
        .setParameter("id", range.id)
        .setParameter("siblings", siblings(range.parent))
        .setParameter("first", range.first)
        .setParameter("last", range.last)
        .executeUpdate();
  }

  /** Takes the range out; its children become its parent's. How many those are. */
  static Uni<Integer> remove(Mutiny.Session session, MacRange range) {
    return session
        .createNativeQuery(
            "update mac_range set parent_id = cast(:parent as uuid) where parent_id = :id")
        .setParameter("parent", range.parent == null ? null : range.parent.toString())
        .setParameter("id", range.id)
        .executeUpdate()
        .call(() -> session.remove(range))
        .call(session::flush);
  }

  /** What the children of a parent, or of none, have in the column {@code siblings}. */
  static UUID siblings(UUID parent) {
    return parent == null ? ROOT : parent;
  }

  /**
   * @param around all that enclose one interval, so that each one's parent is among them
   */
  static List<MacRange> innermostFirst(Collection<MacRange> around) {
    Map<UUID, MacRange> byId =
        around.stream().collect(Collectors.toMap(range -> range.id, Function.identity()));
    Set<UUID> parents = new HashSet<>();
    around.forEach(range -> parents.add(range.parent));
    List<MacRange> chain = new ArrayList<>();
    MacRange next =
        around.stream().filter(range -> !parents.contains(range.id)).findFirst().orElse(null);
    while (next != null) {
      chain.add(next);
      next = byId.get(next.parent);
    }
    return chain;
  }

  private static Uni<Void> call(Mutiny.Session session, String sql) {
    return session.createNativeQuery(sql, String.class).getSingleResult().replaceWithVoid();
  }
}
