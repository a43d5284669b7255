package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns the words of requests into ids. */
final class References {

  private References() {}

  /**
   * @param reference name or id of one of the holder's profiles; null gives null
   * @return fails with {@code INVALID_FIELDS} if there is no such profile
   */
  static Uni<UUID> profile(Mutiny.Session session, UUID holder, String reference) {
    if (reference == null) {
      return Uni.createFrom().nullItem();
    }
    return ProfileLookup.find(session, holder, reference)
        .onItem()
        .ifNull()
        .failWith(
            () -> RegistryException.field("profile", reference, "the holder has no such profile"))
        .map(profile -> profile.id);
  }

  /**
   * The profile of a list's filter.
   *
   * @param organization whose; null for the operator's look at all of them, which takes an id only
   * @param reference null gives null
   * @return fails with {@code INVALID_PARAMETERS} if there is no such profile
   */
  static Uni<UUID> filter(Mutiny.Session session, UUID organization, String reference) {
    if (reference == null) {
      return Uni.createFrom().nullItem();
    }
    if (organization == null) {
      if (!ProfileRules.isId(reference)) {
        throw RegistryException.parameter(
            "profile", reference, "give its id, or its organization too");
      }
      return Uni.createFrom().item(UUID.fromString(reference));
    }
    return ProfileLookup.find(session, organization, reference)
        .onItem()
        .ifNull()
        .failWith(
            () -> RegistryException.parameter("profile", reference, "there is no such profile"))
        .map(profile -> profile.id);
  }
}
