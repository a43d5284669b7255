package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** Released addresses rest: for a while only their last holder may take them again. */
final class Releases {

  /** Ends a statement whose {@code gone} are addresses and holders of deleted devices. */
  static final String INSERT_GONE =
      " insert into released_mac (mac, organization_id, rests_until)"
          + " select mac, organization_id, clock_timestamp() + make_interval(secs => :rest)"
          + " from gone on conflict (mac) do update"
          + " set organization_id = excluded.organization_id, rests_until = excluded.rests_until";

  private static final String RELEASE =
      "with gone as (delete from device where mac = :mac returning mac, organization_id)"
          + INSERT_GONE;

  // Each release clears away more than it leaves, so that the table stays as small as the rest is.
  private static final String CLEAR =
      "delete from released_mac where mac in (select mac from released_mac"
          + " where rests_until < now() - interval '1 hour' limit 100 for update skip locked)";

  private Releases() {}

  /** Deletes the device, whose row must be locked. */
  static Uni<Void> release(Mutiny.Session session, long mac, Duration rest) {
    return session
        .createNativeQuery(RELEASE)
        .setParameter("mac", mac)
        .setParameter("rest", seconds(rest))
        .executeUpdate()
        .chain(() -> session.createNativeQuery(CLEAR).executeUpdate())
        .replaceWithVoid();
  }

  /** Forgets that the address was released. */
  static Uni<Void> forget(Mutiny.Session session, long mac) {
    return session
        .createNativeQuery("delete from released_mac where mac = :mac")
        .setParameter("mac", mac)
        .executeUpdate()
        .replaceWithVoid();
  }

  static double seconds(Duration rest) {
    return rest.toMillis() / 1000.0;
  }

  /**
   * @param what the beginning of the sentence
   * @param seconds until the rest ends, at least 1
   */
  static RegistryException resting(String what, int seconds) {
    return new RegistryException(
            ProblemType.RESTING,
            "%s: only its last holder may take it again before %d s have passed."
                .formatted(what, seconds))
        .with("retryAfter", seconds);
  }
}
