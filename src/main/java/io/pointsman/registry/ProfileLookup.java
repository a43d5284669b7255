package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds a profile by the words that requests use for it. */
final class ProfileLookup {

  private ProfileLookup() {}

  /**
   * @param reference its name, exactly, or its id
   * @return null if the organization has no such profile
   */
  static Uni<Profile> find(Mutiny.Session session, UUID organization, String reference) {
    return find(session, organization, reference, LockModeType.NONE);
  }

  /** As {@link #find(Mutiny.Session, UUID, String)}, and locks the row. */
  static Uni<Profile> find(
      Mutiny.Session session, UUID organization, String reference, LockModeType lock) {
    if (!ProfileRules.NAME.matcher(reference).matches()) {
      return Uni.createFrom().nullItem();
    }
    return session
        .createSelectionQuery(
            "from Profile where organization = :organization and (name = :name or id = :id)"
                + " order by case when name = :name then 0 else 1 end",
            Profile.class)
        .setParameter("organization", organization)
        .setParameter("name", reference)
        .setParameter("id", id(reference))
        .setMaxResults(1)
        .setLockMode(lock)
        .getSingleResultOrNull();
  }

  private static UUID id(String reference) {
    try {
      return UUID.fromString(reference);
    } catch (IllegalArgumentException aName) {
      return new UUID(0, 0);
    }
  }
}
