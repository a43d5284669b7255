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

/** The ranges as a tree, in SQL: what is around, inside and across an interval. */
final class RangeTree {

  static final String COLUMNS =
      "r.id, r.organization_id, r.first_mac, r.last_mac, r.parent_id, r.profile_id, r.inherit,"
          + " r.claims, r.note, r.version, r.created_at, r.updated_at";

  private static final String ROOT = "00000000-0000-0000-0000-000000000000";
  private static final String INTERVAL = "int8range(:first, :last, '[]')";

  private RangeTree() {}

  /** Nobody else writes the tree, or a device, until the transaction ends. */
  static Uni<Void> lock(Mutiny.Session session) {
    return call(session, "select cast(lock_range_tree() as text)");
  }

  /** Nobody writes the tree until the transaction ends; others may do the same beside it. */
  static Uni<Void> share(Mutiny.Session session) {
    return call(session, "select cast(share_range_tree() as text)");
  }

  /** Every range around the interval, those of its own bounds too, innermost first. */
  static Uni<List<MacRange>> around(Mutiny.Session session, MacInterval interval) {
    String sql = "select " + COLUMNS + " from mac_range r where r.span @> " + INTERVAL;
    return bounded(session.createNativeQuery(sql, MacRange.class), interval)
        .getResultList()
        .map(RangeTree::innermostFirst);
  }

  /** One range that overlaps the interval and neither encloses it nor lies inside; or null. */
  static Uni<RangeInTheWay> crossing(Mutiny.Session session, Caller caller, MacInterval interval) {
    return inTheWay(
        session,
        caller,
        interval,
        "r.span && " + INTERVAL + " and not r.span @> " + INTERVAL + " and not r.span <@ " + INTERVAL,
        null);
  }

  /** One range of somebody else inside, at any depth; or null. */
  static Uni<RangeInTheWay> foreignInside(
      Mutiny.Session session, Caller caller, MacInterval interval, UUID holder) {
    return inTheWay(
        session,
        caller,
        interval,
        "r.span <@ " + INTERVAL + " and r.organization_id <> :holder",
        query -> query.setParameter("holder", holder));
  }

  /** One range of somebody else that would become a child; or null. */
  static Uni<RangeInTheWay> foreignChild(
      Mutiny.Session session, Caller caller, MacInterval interval, UUID holder, UUID parent) {
    return inTheWay(
        session,
        caller,
        interval,
        "r.siblings = cast(:siblings as uuid) and r.span <@ "
            + INTERVAL
            + " and r.organization_id <> :holder",
        query -> query.setParameter("holder", holder).setParameter("siblings", siblings(parent)));
  }

  static Uni<Boolean> hasChildren(Mutiny.Session session, UUID range) {
    return session
        .createNativeQuery(
            "select exists (select from mac_range where parent_id = :range)", Boolean.class)
        .setParameter("range", range)
        .getSingleResult();
  }

  /** Puts the range between its parent and what of the parent's children lies inside it. */
  static Uni<Integer> adopt(Mutiny.Session session, MacRange range) {
    return bounded(
            session.createNativeQuery(
                "update mac_range set parent_id = :id where siblings = cast(:siblings as uuid)"
                    + " and id <> :id and span <@ "
                    + INTERVAL),
            range.interval())
        .setParameter("id", range.id)
        .setParameter("siblings", siblings(range.parent))
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
        .call(() -> session.remove(range).call(session::flush));
  }

  /**
   * @param around ranges that all enclose one address, so that each one's parent is among them
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

  private static Uni<RangeInTheWay> inTheWay(
      Mutiny.Session session,
      Caller caller,
      MacInterval interval,
      String where,
      Function<Mutiny.SelectionQuery<Object[]>, Mutiny.SelectionQuery<Object[]>> more) {
    // One that may be named is worth more than one that may not.
    String sql =
        "select r.first_mac, r.last_mac, (cast(:caller as uuid) is null"
            + " or r.organization_id = cast(:caller as uuid)"
            + " or coalesce(p.organization_id = cast(:caller as uuid), false)) as visible"
            + " from mac_range r left join mac_range p on p.id = r.parent_id where "
            + where
            + " order by visible desc, r.first_mac, r.last_mac limit 1";
    Mutiny.SelectionQuery<Object[]> query =
        session.createNativeQuery(sql, Object[].class).setParameter("caller", text(caller));
    return (more == null ? query : more.apply(query))
        .setParameter("first", interval.first().value())
        .setParameter("last", interval.last().value())
        .getSingleResultOrNull()
        .map(row -> row == null ? null : RangeInTheWay.of(row));
  }

  private static Uni<Void> call(Mutiny.Session session, String sql) {
    return session.createNativeQuery(sql, String.class).getSingleResult().replaceWithVoid();
  }

  private static <Q extends Mutiny.AbstractQuery> Q bounded(Q query, MacInterval interval) {
    query.setParameter("first", interval.first().value());
    query.setParameter("last", interval.last().value());
    return query;
  }

  private static String siblings(UUID parent) {
    return parent == null ? ROOT : parent.toString();
  }

  private static String text(Caller caller) {
    return caller.isOperator() ? null : caller.organization().toString();
  }
}
