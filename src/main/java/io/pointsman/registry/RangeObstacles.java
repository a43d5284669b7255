package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What may lie in the way of a new range: each answers null if there is none. */
final class RangeObstacles {

  // One that may be named is worth more than one that may not.
  private static final String SELECT =
      "select r.first_mac, r.last_mac, (cast(:caller as uuid) is null"
          + " or r.organization_id = cast(:caller as uuid)"
          + " or coalesce(p.organization_id = cast(:caller as uuid), false)) as visible"
          + " from mac_range r left join mac_range p on p.id = r.parent_id where ";
  private static final String ORDER = " order by visible desc, r.first_mac, r.last_mac limit 1";

  private final Mutiny.Session session;
  private final Caller caller;
  private final MacInterval interval;

  RangeObstacles(Mutiny.Session session, Caller caller, MacInterval interval) {
    this.session = session;
    this.caller = caller;
    this.interval = interval;
  }

  /** A range that overlaps the new one, and neither encloses it nor lies inside. */
  Uni<RangeInTheWay> crossing() {
    return first(
        "r.span && %1$s and not r.span @> %1$s and not r.span <@ %1$s"
            .formatted(RangeTree.INTERVAL),
        Map.of());
  }

  /** A range inside, at any depth, that is not the holder's; one of equal bounds is around it. */
  Uni<RangeInTheWay> foreignInside(UUID holder) {
    return first(
        "r.span <@ %1$s and r.span <> %1$s and r.organization_id <> :holder"
            .formatted(RangeTree.INTERVAL),
        Map.of("holder", holder));
  }

  /** A range that would be a child of the new one and is not the holder's. */
  Uni<RangeInTheWay> foreignChild(UUID holder, UUID parent) {
    return first(
        "r.siblings = :siblings and r.organization_id <> :holder and r.span <@ "
            + RangeTree.INTERVAL,
        Map.of("holder", holder, "siblings", RangeTree.siblings(parent)));
  }

  private Uni<RangeInTheWay> first(String condition, Map<String, Object> parameters) {
    var query = session.createNativeQuery(SELECT + condition + ORDER, Object[].class);
    parameters.forEach(query::setParameter);
    return query
        .setParameter("caller", caller.isOperator() ? null : caller.organization().toString())
        .setParameter("first", interval.first().value())
        .setParameter("last", interval.last().value())
        .getSingleResultOrNull()
        .map(row -> row == null ? null : RangeInTheWay.of(row));
  }
}
