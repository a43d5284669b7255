package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The single addresses inside an interval that are somebody's. */
final class AddressesInside {

  private static final String FOREIGN =
      "select exists (select from device"
          + " where mac between :first and :last and organization_id <> :holder),"
          + " (select cast(ceil(extract(epoch from max(rests_until) - clock_timestamp())) as integer)"
          + " from released_mac where mac between :first and :last and organization_id <> :holder"
          + " and rests_until > clock_timestamp())";

  // Those of the holder's that no inner range takes from the range.
  private static final String OWN =
      " from device d where d.organization_id = :holder and d.mac between :first and :last"
          + " and not exists (select from mac_range r"
          + " where r.parent_id = :range and r.span @> d.mac)";

  private static final String COUNT = "select count(*)" + OWN;

  private static final String RELEASE =
      "with gone as (delete" + OWN + " returning d.mac, d.organization_id)" + Releases.INSERT_GONE;

  private AddressesInside() {}

  /**
   * For a claim: nothing inside may be anyone else's.
   *
   * @return fails with {@code HELD_BY_ANOTHER} or {@code RESTING}
   */
  static Uni<Void> refuseForeign(Mutiny.Session session, MacInterval interval, UUID holder) {
    return session
        .createNativeQuery(FOREIGN, Object[].class)
        .setParameter("first", interval.first().value())
        .setParameter("last", interval.last().value())
        .setParameter("holder", holder)
        .getSingleResult()
        .invoke(row -> refuse(interval, (Boolean) row[0], (Number) row[1]))
        .replaceWithVoid();
  }

  /** How many devices of its holder have the range as their innermost. */
  static Uni<Long> count(Mutiny.Session session, MacRange range) {
    return session
        .createNativeQuery(COUNT, Long.class)
        .setParameter("first", range.first)
        .setParameter("last", range.last)
        .setParameter("holder", range.organization)
        .setParameter("range", range.id)
        .getSingleResult();
  }

  /** Releases those that {@link #count} counts. */
  static Uni<Integer> release(Mutiny.Session session, MacRange range, double restSeconds) {
    return session
        .createNativeQuery(RELEASE)
        .setParameter("first", range.first)
        .setParameter("last", range.last)
        .setParameter("holder", range.organization)
        .setParameter("range", range.id)
        .setParameter("rest", restSeconds)
        .executeUpdate();
  }

  private static void refuse(MacInterval interval, boolean device, Number rest) {
    if (device) {
      throw new RegistryException(
          ProblemType.HELD_BY_ANOTHER,
          "Another organization holds devices inside %s: claim the addresses around them."
              .formatted(interval));
    }
    if (rest != null) {
      throw Releases.resting(
          "Another organization released addresses inside %s a moment ago".formatted(interval),
          rest.intValue());
    }
  }
}
