package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** The devices and ranges that send phones by a profile. */
final class ProfileUsers {

  private static final String COUNT =
      "select (select count(*) from device where profile_id = :id),"
          + " (select count(*) from mac_range where profile_id = :id)";

  private ProfileUsers() {}

  /**
   * The profile's row must be locked: then nobody can begin to use it meanwhile.
   *
   * @return fails with {@code PROFILE_IN_USE}
   */
  static Uni<Void> refuseIfAny(Mutiny.Session session, Profile row) {
    return session
        .createNativeQuery(COUNT, Object[].class)
        .setParameter("id", row.id)
        .getSingleResult()
        .invoke(counts -> refuseIfAny(row, (Number) counts[0], (Number) counts[1]))
        .replaceWithVoid();
  }

  private static void refuseIfAny(Profile row, Number devices, Number ranges) {
    if (devices.longValue() + ranges.longValue() > 0) {
      throw new RegistryException(
              ProblemType.PROFILE_IN_USE,
              "%d devices and %d ranges use the profile '%s': give them another first."
                  .formatted(devices.longValue(), ranges.longValue(), row.name))
          .with("devices", devices.longValue())
          .with("ranges", ranges.longValue());
    }
  }
}
