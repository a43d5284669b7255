package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where phones are sent: one write re-points every phone that uses the profile. */
@ApplicationScoped
public class Profiles {

  private static final String NAME_IS_UNIQUE = "profile_organization_id_name_key";

  private final Transactions transactions;
  private final ProfileWriter writer;
  private final ProfileViews views;

  Profiles(Transactions transactions, ProfileWriter writer, ProfileViews views) {
    this.transactions = transactions;
    this.writer = writer;
    this.views = views;
  }

  /**
   * @param organization whose; null: the caller's own
   * @return fails with {@code NAME_TAKEN}, {@code INVALID_FIELDS} or {@code MODE_NOT_AVAILABLE}
   */
  public Uni<ProfileView> create(Caller caller, UUID organization, ProfileDraft draft) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(organization);
    return transactions
        .write(
            session ->
                (draft.delivery().uploads().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : UploadRows.share(session, holder))
                    .chain(() -> writer.insert(session, caller, holder, draft)))
        .onFailure(Profiles::isNameTaken)
        .transform(failure -> nameTaken(draft.name()));
  }

  /** In the order of creation; the operator's view of all unless an organization is named. */
  public Uni<Page<ProfileView>> list(Caller caller, UUID organization, PageRequest request) {
    UUID holder = caller.isOperator() ? organization : caller.actingFor(organization);
    String filter = "profiles of " + holder;
    Optional<UUID> after = request.after(filter).map(Cursor::uuid);
    return transactions
        .read(session -> select(session, holder, after, request.fetch()))
        .map(rows -> rows.stream().map(row -> views.of(caller, row)).toList())
        .map(rows -> Page.of(rows, request, filter, row -> row.id().toString()));
  }

  /**
   * @param organization whose; null: the caller's own, or, for the operator and an id, any
   * @param reference name or id
   */
  public Uni<ProfileView> get(Caller caller, UUID organization, String reference) {
    return transactions.read(
        session ->
            ProfileLookup.find(session, caller, organization, reference, LockModeType.NONE)
                .onItem()
                .ifNull()
                .failWith(() -> RegistryException.notFound("profile", reference))
                .map(row -> views.of(caller, row)));
  }

  /**
   * Changes the profile, or makes it if the reference is a name that is free. Only by its id can a
   * profile be given another name.
   */
  public Uni<Saved<ProfileView>> put(
      Caller caller,
      UUID organization,
      String reference,
      ProfileDraft draft,
      Precondition precondition) {
    caller.require(Role.EDITOR);
    ProfileDraft named = named(reference, draft);
    return transactions
        .write(
            session ->
                shareUploads(session, caller, organization, reference, named)
                    .chain(
                        () ->
                            ProfileLookup.find(
                                session,
                                caller,
                                organization,
                                reference,
                                LockModeType.PESSIMISTIC_WRITE))
                    .chain(
                        row ->
                            row == null
                                ? make(
                                    session, caller, organization, reference, named, precondition)
                                : writer.update(session, caller, row, named, precondition)))
        // Someone made it between our look and our insert: now it is there to be changed.
        .onFailure(failure -> isNameTaken(failure) && !ProfileRules.isId(reference))
        .retry()
        .atMost(1)
        .onFailure(Profiles::isNameTaken)
        .transform(failure -> nameTaken(named.name()));
  }

  /** Fails with {@code PROFILE_IN_USE} and the counts while devices or ranges use it. */
  public Uni<Void> delete(
      Caller caller, UUID organization, String reference, Precondition precondition) {
    caller.require(Role.EDITOR);
    return transactions.write(
        session ->
            ProfileLookup.find(
                    session, caller, organization, reference, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> RegistryException.notFound("profile", reference))
                .invoke(row -> precondition.check(row.version))
                .call(row -> ProfileUsers.refuseIfAny(session, row))
                .chain(row -> writer.remove(session, caller, row)));
  }

  private static ProfileDraft named(String reference, ProfileDraft draft) {
    if (draft.name() == null && !ProfileRules.isId(reference)) {
      return draft.named(reference);
    }
    if (!ProfileRules.isId(reference) && !reference.equals(draft.name())) {
      throw RegistryException.field(
          "name",
          draft.name(),
          "differs from '%s' in the address: to rename a profile, address it by its id"
              .formatted(reference));
    }
    return draft;
  }

  /** Before the profile is locked, as who changes an upload locks them in this order. */
  private static Uni<Void> shareUploads(
      Mutiny.Session session,
      Caller caller,
      UUID organization,
      String reference,
      ProfileDraft draft) {
    if (draft.delivery().uploads().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return ProfileLookup.holder(session, caller, organization, reference)
        .chain(
            holder ->
                holder == null ? Uni.createFrom().voidItem() : UploadRows.share(session, holder));
  }

  private Uni<Saved<ProfileView>> make(
      Mutiny.Session session,
      Caller caller,
      UUID organization,
      String reference,
      ProfileDraft draft,
      Precondition precondition) {
    if (ProfileRules.isId(reference)) {
      throw RegistryException.notFound("profile", reference);
    }
    precondition.check(null);
    return writer
        .insert(session, caller, caller.actingFor(organization), draft)
        .map(view -> new Saved<>(view, true));
  }

  private static Uni<List<Profile>> select(
      Mutiny.Session session, UUID holder, Optional<UUID> after, int count) {
    String own = holder == null ? "" : " and organization = :holder";
    var query =
        session
            .createSelectionQuery(
                "from Profile where id > :after" + own + " order by id", Profile.class)
            .setParameter("after", after.orElse(new UUID(0, 0)))
            .setMaxResults(count);
    return (holder == null ? query : query.setParameter("holder", holder)).getResultList();
  }

  private static boolean isNameTaken(Throwable failure) {
    return DatabaseFailure.violated(failure).filter(NAME_IS_UNIQUE::equals).isPresent();
  }

  private static RegistryException nameTaken(String name) {
    return new RegistryException(
        ProblemType.NAME_TAKEN, "There is a profile '%s' already.".formatted(name));
  }
}
