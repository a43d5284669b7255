package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Vendors and providers. Only the operator writes them. */
@ApplicationScoped
public class Organizations {

  private static final String NAME_IS_UNIQUE = "organization_by_name";

  private final Transactions transactions;
  private final Audit audit;

  Organizations(Transactions transactions, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Fails with {@code NAME_TAKEN} if another has the name, in whatever letter case. */
  public Uni<OrganizationView> create(Caller caller, OrganizationDraft draft) {
    caller.require(Role.OPERATOR);
    Organization row = new Organization();
    OrganizationRules.apply(draft, row);
    return transactions
        .write(session -> insert(session, caller, row))
        .onFailure()
        .transform(failure -> nameTaken(failure, draft));
  }

  /** The operator's view of all, in the order of creation; anyone else's of their own alone. */
  public Uni<Page<OrganizationView>> list(Caller caller, PageRequest request) {
    String filter = "organizations of " + caller.organization();
    Optional<UUID> after = request.after(filter).map(Cursor::uuid);
    return transactions
        .read(session -> select(session, caller, after, request.fetch()))
        .map(rows -> rows.stream().map(OrganizationView::of).toList())
        .map(rows -> Page.of(rows, request, filter, row -> row.id().toString()));
  }

  public Uni<OrganizationView> get(Caller caller, UUID id) {
    return transactions.read(
        session ->
            visible(caller, id)
                .chain(() -> session.find(Organization.class, id))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(OrganizationView::of));
  }

  /**
   * For whoever comes with a token instead of a key.
   *
   * @param named its id, or its name in whatever letter case; a text that reads as an id is one
   * @return null if there is none
   */
  public Uni<OrganizationStanding> standing(String named) {
    boolean isId = ProfileRules.isId(named);
    return transactions.read(
        session ->
            session
                .createSelectionQuery(
                    "select new io.pointsman.registry.OrganizationStanding("
                        + "o.id, o.suspension is not null) from Organization o where "
                        + (isId ? "o.id = :named" : "lower(o.name) = lower(:named)"),
                    OrganizationStanding.class)
                .setParameter("named", isId ? UUID.fromString(named) : named)
                .getSingleResultOrNull());
  }

  /** Replaces what {@link OrganizationDraft} names; a suspension stays as it is. */
  public Uni<OrganizationView> update(
      Caller caller, UUID id, OrganizationDraft draft, Precondition precondition) {
    return change(caller, id, "update", precondition, row -> OrganizationRules.apply(draft, row))
        .onFailure()
        .transform(failure -> nameTaken(failure, draft));
  }

  /** Its keys stop at once; the same again changes nothing. */
  public Uni<OrganizationView> suspend(Caller caller, UUID id, Suspension suspension) {
    return change(caller, id, "suspend", Precondition.NONE, row -> row.suspension = suspension);
  }

  /** Its keys work again, and its phones are answered as before. */
  public Uni<OrganizationView> resume(Caller caller, UUID id) {
    return change(caller, id, "resume", Precondition.NONE, row -> row.suspension = null);
  }

  private Uni<OrganizationView> insert(Mutiny.Session session, Caller caller, Organization row) {
    row.id = Ids.next();
    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.updatedAt = row.createdAt;
    OrganizationView after = OrganizationView.of(row);
    return session
        .persist(row)
        .call(() -> audit(session, caller, "organization.create", row.id, null, after))
        .replaceWith(after);
  }

  private Uni<List<Organization>> select(
      Mutiny.Session session, Caller caller, Optional<UUID> after, int count) {
    UUID start = after.orElse(new UUID(0, 0));
    if (!caller.isOperator()) {
      return session
          .find(Organization.class, caller.organization())
          .map(own -> own.id.compareTo(start) > 0 ? List.of(own) : List.of());
    }
    return session
        .createNamedQuery("organizations", Organization.class)
        .setParameter("after", start)
        .setMaxResults(count)
        .getResultList();
  }

  private Uni<OrganizationView> change(
      Caller caller,
      UUID id,
      String action,
      Precondition precondition,
      Consumer<Organization> edit) {
    caller.require(Role.OPERATOR);
    return transactions.write(
        session ->
            session
                .find(Organization.class, id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> edit(session, caller, row, action, precondition, edit)));
  }

  private Uni<OrganizationView> edit(
      Mutiny.Session session,
      Caller caller,
      Organization row,
      String action,
      Precondition precondition,
      Consumer<Organization> edit) {
    precondition.check(row.version);
    OrganizationView before = OrganizationView.of(row);
    edit.accept(row);
    if (OrganizationView.of(row).equals(before)) {
      return Uni.createFrom().item(before);
    }
    row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return session
        .flush()
        .map(flushed -> OrganizationView.of(row))
        .call(after -> audit(session, caller, "organization." + action, row.id, before, after));
  }

  private Uni<Void> audit(
      Mutiny.Session session,
      Caller caller,
      String action,
      UUID id,
      OrganizationView before,
      OrganizationView after) {
    return audit.write(session, caller, id, action, id.toString(), before, after);
  }

  private static Uni<Void> visible(Caller caller, UUID id) {
    return caller.mayActFor(id)
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().failure(() -> unknown(id));
  }

  private static RegistryException unknown(UUID id) {
    return RegistryException.notFound("organization", id);
  }

  private static Throwable nameTaken(Throwable failure, OrganizationDraft draft) {
    return DatabaseFailure.violated(failure).filter(NAME_IS_UNIQUE::equals).isPresent()
        ? new RegistryException(
            ProblemType.NAME_TAKEN,
            "There is an organization '%s' already.".formatted(draft.name()))
        : failure;
  }
}
