package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a new device would stand on.
 *
 * @param rangeHolder who holds the innermost range over the address; null if there is none
 * @param claims of that range; null if there is none
 * @param lastHolder who released the address while it rests; null if it does not rest
 * @param restSeconds until its rest ends, at least 1; 0 if it does not rest
 */
record DeviceGround(
    MacAddress mac, UUID rangeHolder, Claims claims, UUID lastHolder, int restSeconds) {

  private static final String SELECT =
      "select x.mac, r.organization_id as holder, r.claims, f.organization_id as last_holder,"
          + " cast(ceil(extract(epoch from f.rests_until - clock_timestamp())) as integer)"
          + " from unnest(cast(string_to_array(:macs, ',') as bigint[])) as x (mac)"
          + " left join lateral (select o.organization_id, o.claims from mac_range o"
          + "  where o.span @> x.mac and not exists (select from mac_range i"
          + "   where i.parent_id = o.id and i.span @> x.mac)) r on true"
          + " left join released_mac f on f.mac = x.mac and f.rests_until > clock_timestamp()";

  /** The ground of each address, in no order. */
  static Uni<List<DeviceGround>> under(Mutiny.Session session, LongStream macs) {
    return session
        .createNativeQuery(SELECT, Object[].class)
        .setParameter("macs", macs.mapToObj(Long::toString).collect(Collectors.joining(",")))
        .getResultList()
        .map(rows -> rows.stream().map(DeviceGround::of).toList());
  }

  /**
   * @param unheld what may be claimed where no range is
   * @return null if the caller may register the device for the holder
   */
  RegistryException refusal(Caller caller, UUID holder, Claims unheld) {
    if (!caller.isOperator() && !mayClaim(holder, unheld)) {
      return new RegistryException(
          ProblemType.CLAIM_REFUSED,
          "The address %s is not open for claims: ask its vendor or the operator to allot it to you."
              .formatted(mac));
    }
    // Not even the operator: the last holder was promised this while.
    if (lastHolder != null && !lastHolder.equals(holder)) {
      return Releases.resting(
          "The address %s was released a moment ago".formatted(mac), restSeconds);
    }
    return null;
  }

  private boolean mayClaim(UUID holder, Claims unheld) {
    return rangeHolder == null
        ? unheld.allowDevices()
        : rangeHolder.equals(holder) || claims.allowDevices();
  }

  private static DeviceGround of(Object[] row) {
    return new DeviceGround(
        new MacAddress(((Number) row[0]).longValue()),
        (UUID) row[1],
        row[2] == null ? null : Claims.valueOf((String) row[2]),
        (UUID) row[3],
        row[4] == null ? 0 : Math.max(1, ((Number) row[4]).intValue()));
  }
}
