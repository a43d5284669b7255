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

  /**
   * A profile as a caller names it, locked.
   *
   * @param organization whose; null: the caller's own, or, for the operator and an id, any
   * @return null if there is none
   */
  static Uni<Profile> find(
      Mutiny.Session session,
      Caller caller,
      UUID organization,
      String reference,
      LockModeType lock) {
    if (isAnyones(caller, organization, reference)) {
      return session.find(Profile.class, UUID.fromString(reference), lock);
    }
    return find(session, caller.actingFor(organization), reference, lock);
  }

  /** Whose profile a caller names, without locking it; null if there is none. */
  static Uni<UUID> holder(
      Mutiny.Session session, Caller caller, UUID organization, String reference) {
    if (isAnyones(caller, organization, reference)) {
      return session
          .createSelectionQuery("select organization from Profile where id = :id", UUID.class)
          .setParameter("id", UUID.fromString(reference))
          .getSingleResultOrNull();
    }
    return Uni.createFrom().item(caller.actingFor(organization));
  }

  private static boolean isAnyones(Caller caller, UUID organization, String reference) {
    return caller.isOperator() && organization == null && ProfileRules.isId(reference);
  }
}
