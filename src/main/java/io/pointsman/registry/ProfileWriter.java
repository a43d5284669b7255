package io.pointsman.registry;

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

  /** Makes it for the holder, who must exist. */
  Uni<ProfileView> insert(Mutiny.Session session, Caller caller, UUID holder, ProfileDraft draft) {
    return session
        .find(Organization.class, holder)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("organization", holder))
        .map(organization -> row(draft, organization))
        .call(session::persist)
        .call(session::flush)
        .call(row -> audit(session, caller, "profile.create", row, null, views.masked(row)))
        .map(row -> views.of(caller, row));
  }

  private Profile row(ProfileDraft draft, Organization organization) {
    Profile row = new Profile();
    rules.apply(draft, organization, row);
    row.id = Ids.next();
    row.organization = organization.id;
    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.updatedAt = row.createdAt;
    return row;
  }

  /** The row must be locked; the same content again leaves no trace. */
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
        .invoke(organization -> rules.apply(draft, organization, row))
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
