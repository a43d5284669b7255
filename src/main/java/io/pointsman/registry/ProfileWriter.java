package io.pointsman.registry;

import io.pointsman.delivery.SealedCredentials;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes profiles within a transaction, each with its line of audit. */
@ApplicationScoped
class ProfileWriter {

  private final ProfileRules rules;
  private final ProfileViews views;
  private final Audit audit;

  ProfileWriter(ProfileRules rules, ProfileViews views, Audit audit) {
    this.rules = rules;
    this.views = views;
    this.audit = audit;
  }

  /** Makes it for the holder, who must exist, and whose uploads must be shared. */
  Uni<ProfileView> insert(Mutiny.Session session, Caller caller, UUID holder, ProfileDraft draft) {
    return session
        .find(Organization.class, holder)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("organization", holder))
        .chain(
            organization ->
                NamedUploads.of(session, holder, draft.delivery())
                    .map(uploads -> row(draft, organization, uploads)))
        .call(session::persist)
        .call(session::flush)
        .call(row -> audit(session, caller, "profile.create", row, null, views.masked(row)))
        .map(row -> views.of(caller, row));
  }

  private Profile row(ProfileDraft draft, Organization organization, NamedUploads uploads) {
    Profile row = new Profile();
    rules.apply(draft, organization, row, uploads);
    row.id = Ids.next();
    row.organization = organization.id;
    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.updatedAt = row.createdAt;
    return row;
  }

  /** The row must be locked, and uploads shared; the same content again leaves no trace. */
  Uni<Saved<ProfileView>> update(
      Mutiny.Session session,
      Caller caller,
      Profile row,
      ProfileDraft draft,
      Precondition precondition) {
    precondition.check(row.version);
    ProfileView whole = views.whole(row);
    ProfileView before = views.masked(row);
    return session
        .find(Organization.class, row.organization)
        .call(
            organization ->
                NamedUploads.of(session, row.organization, draft.delivery())
                    .invoke(uploads -> rules.apply(draft, organization, row, uploads)))
        .chain(
            () -> {
              if (views.whole(row).equals(whole)) {
                return Uni.createFrom().voidItem();
              }
              row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
              return session
                  .flush()
                  .call(
                      () ->
                          audit(session, caller, "profile.update", row, before, views.masked(row)));
            })
        .map(written -> new Saved<>(views.of(caller, row), false));
  }

  /**
   * Sets or forgets its credentials; the row must be locked, and of a mode that has some.
   *
   * @param credentials null for none
   */
  Uni<ProfileView> credentials(
      Mutiny.Session session, Caller caller, Profile row, SealedCredentials credentials) {
    ProfileView before = views.masked(row);
    row.delivery = row.delivery.withCredentials(credentials);
    row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return session
        .flush()
        .call(
            () ->
                audit(
                    session,
                    caller,
                    credentials == null ? "profile.credentials.delete" : "profile.credentials.set",
                    row,
                    before,
                    views.masked(row)))
        .map(written -> views.of(caller, row));
  }

  /** The row must be locked, and nothing may use it. */
  Uni<Void> remove(Mutiny.Session session, Caller caller, Profile row) {
    return session
        .remove(row)
        .call(() -> audit(session, caller, "profile.delete", row, views.masked(row), null));
  }

  private Uni<Void> audit(
      Mutiny.Session session,
      Caller caller,
      String action,
      Profile row,
      ProfileView before,
      ProfileView after) {
    return audit.write(session, caller, row.organization, action, row.id.toString(), before, after);
  }
}
