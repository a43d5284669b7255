package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has what was cached of tenants' files fetched anew, on every replica. */
@ApplicationScoped
public class Purges {

  /** Every replica holds them all in memory. */
  private static final int MOST = 10_000;

  private static final String LOCK =
      "select 1 from (select pg_advisory_xact_lock(hashtextextended(cast(:lock as text), 0))) as locked";

  /** What a later one says too: its number is the larger one. */
  private static final String DELETE_OLDER =
      "delete from purge where organization_id = :organization and (:everything"
          + " or profile_id = cast(cast(:profile as text) as uuid) or mac = cast(cast(:mac as text) as bigint))";

  private static final String COUNT =
      "select count(*) from purge where organization_id = :organization";

  private static final String INSERT =
      "insert into purge (organization_id, profile_id, mac)"
          + " values (:organization, cast(cast(:profile as text) as uuid), cast(cast(:mac as text) as bigint))";

  private final Transactions transactions;
  private final Audit audit;

  Purges(Transactions transactions, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * All that one profile's phones were given.
   *
   * @param organization whose; null: the caller's own, or, for the operator and an id, any
   */
  public Uni<Void> profile(Caller caller, UUID organization, String reference) {
    caller.require(Role.EDITOR);
    return transactions.write(
        session ->
            ProfileLookup.find(session, caller, organization, reference, LockModeType.NONE)
                .onItem()
                .ifNull()
                .failWith(
                    () ->
                        RegistryException.field(
                            "profile", reference, "the holder has no such profile"))
                .chain(
                    row ->
                        write(session, caller, row.organization, row.id, null, row.id.toString())));
  }

  /** What one phone was given by the organization's profiles, whoever holds it now. */
  public Uni<Void> mac(Caller caller, UUID organization, MacAddress mac) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(organization);
    return transactions.write(
        session -> write(session, caller, holder, null, mac.value(), mac.colon()));
  }

  /** All that the organization's profiles gave. */
  public Uni<Void> all(Caller caller, UUID organization) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(organization);
    return transactions.write(session -> write(session, caller, holder, null, null, "all"));
  }

  private Uni<Void> write(
      Mutiny.Session session,
      Caller caller,
      UUID organization,
      UUID profile,
      Long mac,
      String subject) {
    return session
        .find(Organization.class, organization)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("organization", organization))
        .chain(
            () ->
                session
                    .createNativeQuery(LOCK, Object.class)
                    .setParameter("lock", "purges of " + organization)
                    .getSingleResult())
        .chain(
            () ->
                session
                    .createNativeQuery(DELETE_OLDER)
                    .setParameter("organization", organization)
                    .setParameter("everything", profile == null && mac == null)
                    .setParameter("profile", text(profile))
                    .setParameter("mac", text(mac))
                    .executeUpdate())
        .chain(
            () ->
                session
                    .createNativeQuery(COUNT, Long.class)
                    .setParameter("organization", organization)
                    .getSingleResult())
        .invoke(Purges::refuseIfTooMany)
        .chain(
            () ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("organization", organization)
                    .setParameter("profile", text(profile))
                    .setParameter("mac", text(mac))
                    .executeUpdate())
        .chain(
            () ->
                audit.write(session, caller, organization, "cache.purge", subject, null, Map.of()));
  }

  private static void refuseIfTooMany(long count) {
    if (count >= MOST) {
      throw new RegistryException(
              ProblemType.TOO_MANY_PURGES,
              "The organization has purged %d things within 8 days: purge {\"all\": true} instead."
                  .formatted(count))
          .with("retryAfter", 3600);
    }
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
