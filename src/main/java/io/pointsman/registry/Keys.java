package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The keys of organizations: issued and revoked by their admins and by the operator. */
@ApplicationScoped
public class Keys {

  private static final List<String> GIVEN = List.of("READER", "EDITOR", "ADMIN");

  private final Transactions transactions;
  private final Audit audit;

  Keys(Transactions transactions, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  /** The only moment at which the key can be had. */
  public Uni<IssuedKey> issue(Caller caller, UUID organization, KeyDraft draft) {
    require(caller, organization);
    FieldErrors errors = new FieldErrors();
    TextRules.required(errors, "name", draft.name(), 100);
    Role role = role(errors, draft.role());
    errors.throwIfAny();
    return transactions.write(
        session ->
            exists(session, organization)
                .chain(() -> insert(session, caller, organization, draft.name(), role)));
  }

  /** Valid and revoked ones, in the order of creation. */
  public Uni<Page<KeyView>> list(Caller caller, UUID organization, PageRequest request) {
    require(caller, organization);
    String filter = "keys of " + organization;
    Optional<UUID> after = request.after(filter).map(Cursor::uuid);
    return transactions
        .read(
            session ->
                exists(session, organization)
                    .chain(() -> select(session, organization, after, request.fetch())))
        .map(rows -> rows.stream().map(KeyView::of).toList())
        .map(rows -> Page.of(rows, request, filter, row -> row.id().toString()));
  }

  /** From now on it is refused; the same again changes nothing. */
  public Uni<Void> revoke(Caller caller, UUID organization, UUID id) {
    require(caller, organization);
    return transactions.write(
        session ->
            session
                .find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> row != null && row.organization.equals(organization) ? row : null)
                .onItem()
                .ifNull()
                .failWith(() -> RegistryException.notFound("key", id))
                .chain(row -> revoke(session, caller, row)));
  }

  /**
   * @return null if no valid key has the hash
   */
  public Uni<KeyHolder> find(byte[] hash) {
    return transactions.read(
        session ->
            session
                .createSelectionQuery(
                    "select new io.pointsman.registry.KeyHolder("
                        + "k.id, k.organization, k.role, o.suspension is not null)"
                        + " from ApiKey k join Organization o on o.id = k.organization"
                        + " where k.hash = :hash and k.revokedAt is null",
                    KeyHolder.class)
                .setParameter("hash", hash)
                .getSingleResultOrNull());
  }

  private static Role role(FieldErrors errors, String text) {
    if (text == null || !GIVEN.contains(text)) {
      errors.add("role", text, "must be one of " + String.join(", ", GIVEN));
      return null;
    }
    return Role.valueOf(text);
  }

  private Uni<IssuedKey> insert(
      Mutiny.Session session, Caller caller, UUID organization, String name, Role role) {
    String secret = KeySecret.generate();
    ApiKey row = new ApiKey();
    row.id = Ids.next();
    row.organization = organization;
    row.name = name;
    row.role = role;
    row.hash = KeySecret.hash(secret);
    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return session
        .persist(row)
        .call(() -> audit(session, caller, "key.issue", null, KeyView.of(row)))
        .replaceWith(() -> new IssuedKey(KeyView.of(row), secret));
  }

  private static Uni<List<ApiKey>> select(
      Mutiny.Session session, UUID organization, Optional<UUID> after, int count) {
    return session
        .createSelectionQuery(
            "from ApiKey where organization = :organization and id > :after order by id",
            ApiKey.class)
        .setParameter("organization", organization)
        .setParameter("after", after.orElse(new UUID(0, 0)))
        .setMaxResults(count)
        .getResultList();
  }

  private Uni<Void> revoke(Mutiny.Session session, Caller caller, ApiKey row) {
    if (row.revokedAt != null) {
      return Uni.createFrom().voidItem();
    }
    KeyView before = KeyView.of(row);
    row.revokedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return audit(session, caller, "key.revoke", before, KeyView.of(row));
  }

  private Uni<Void> audit(
      Mutiny.Session session, Caller caller, String action, KeyView before, KeyView after) {
    return audit.write(
        session, caller, after.organization(), action, after.id().toString(), before, after);
  }

  private static void require(Caller caller, UUID organization) {
    if (!caller.mayActFor(organization)) {
      throw RegistryException.notFound("organization", organization);
    }
    caller.require(Role.ADMIN);
  }

  private static Uni<Organization> exists(Mutiny.Session session, UUID organization) {
    return session
        .find(Organization.class, organization)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("organization", organization));
  }
}
