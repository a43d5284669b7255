package io.pointsman.registry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Puts ranges of a file: the good rows are taken, each bad one is refused by itself. Blocks; writes
 * in one transaction of its own, which holds the lock of the tree.
 */
@ApplicationScoped
public class RangeRows {

  /** A row and whose it is to be. */
  private record Claim(RangeRow row, UUID holder) {}

  /** Ends a transaction that is to leave nothing behind. */
  private static final class Undone extends RuntimeException {
    private final transient RowsOutcome outcome;

    Undone(RowsOutcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  private final SessionWait sessions;
  private final Transactions transactions;
  private final RangeCreation creation;
  private final RangeEdits edits;
  private final RegistryConfig config;

  RangeRows(
      SessionWait sessions,
      Transactions transactions,
      RangeCreation creation,
      RangeEdits edits,
      RegistryConfig config) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.creation = creation;
    this.edits = edits;
    this.config = config;
  }

  /**
   * @param connection only to look up holders
   * @param holder of the rows that name none; null if each must
   * @param rows in the order in which to make them: outer ones first
   * @param mayWrite false to tell only what would become of them
   * @param atomic whether one refused row undoes the others
   */
  public RowsOutcome put(
      Connection connection,
      Caller caller,
      UUID holder,
      List<RangeRow> rows,
      boolean mayWrite,
      boolean atomic)
      throws SQLException {
    RowHolders holders =
        RowHolders.find(
            connection,
            caller,
            holder,
            rows.stream().map(RangeRow::holder).collect(Collectors.toSet()));
    List<RowRefusal> unknown = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (RangeRow row : rows) {
      Organization organization = holders.of(row.holder());
      if (organization == null) {
        unknown.add(RowHolders.unknown(row.line(), row.holder()));
      } else {
        claims.add(new Claim(row, organization.id));
      }
    }
    RowsOutcome before = new RowsOutcome(0, 0, 0, unknown);
    boolean keep = mayWrite && !(atomic && !unknown.isEmpty());
    return sessions.await(
        config.bulkTimeout().multipliedBy(Contention.ATTEMPTS),
        "The ranges took too long.",
        () ->
            Contention.settle(
                () ->
                    transactions
                        .write(
                            config.bulkTimeout(),
                            session ->
                                RangeTree.lock(session)
                                    .chain(() -> all(session, caller, claims))
                                    .map(before::plus)
                                    .invoke(outcome -> undo(outcome, keep, atomic)))
                        .onFailure(Undone.class)
                        .recoverWithItem(undone -> ((Undone) undone).outcome),
                () ->
                    RegistryException.unavailable(
                        "The ranges there changed at the same time.", null)));
  }

  private static void undo(RowsOutcome outcome, boolean keep, boolean atomic) {
    if (!keep || atomic && !outcome.refused().isEmpty()) {
      throw new Undone(outcome);
    }
  }

  private Uni<RowsOutcome> all(Mutiny.Session session, Caller caller, List<Claim> claims) {
    return Multi.createFrom()
        .iterable(claims)
        .onItem()
        .transformToUniAndConcatenate(claim -> one(session, caller, claim))
        .collect()
        .asList()
        .map(RangeRows::sum);
  }

  /** Every check comes before the first write, so a refused row has written nothing. */
  private Uni<RowsOutcome> one(Mutiny.Session session, Caller caller, Claim claim) {
    RangeRow row = claim.row();
    NewRange range =
        new NewRange(
            row.interval(), claim.holder(), row.profile(), row.inherit(), row.claims(), row.note());
    return Uni.createFrom()
        .deferred(
            () ->
                RangeTree.around(session, row.interval())
                    .chain(around -> put(session, caller, claim.holder(), range, around)))
        .onFailure(RegistryException.class)
        .recoverWithItem(refusal -> refused(row, (RegistryException) refusal))
        // Else each row would be looked through again with all that come after it.
        .invoke(session::clear);
  }

  private Uni<RowsOutcome> put(
      Mutiny.Session session, Caller caller, UUID holder, NewRange range, List<MacRange> around) {
    MacRange twin = RangeRules.twin(around, range.interval(), holder);
    if (twin == null || !Ranges.isVisible(caller, twin, Ranges.above(around, twin))) {
      return creation
          .insert(session, caller, holder, range, around)
          .replaceWith(new RowsOutcome(1, 0, 0, List.of()));
    }
    return edits
        .update(session, caller, twin, range.content())
        .map(
            before ->
                before == null
                    ? new RowsOutcome(0, 0, 1, List.of())
                    : new RowsOutcome(0, 1, 0, List.of()));
  }

  private static RowsOutcome refused(RangeRow row, RegistryException why) {
    FieldError field = why.errors().isEmpty() ? null : why.errors().get(0);
    RowRefusal refusal;
    if (field == null) {
      refusal =
          new RowRefusal(
              row.line(), row.interval().toString(), why.type().slug(), why.getMessage());
    } else if (field.field().equals("profile") && row.profile() != null) {
      refusal =
          new RowRefusal(
              row.line(), RowText.shown(row.profile()), "unknown-profile", field.message());
    } else {
      refusal =
          new FieldErrors().add(field.field(), field.value(), field.message()).refusal(row.line());
    }
    return new RowsOutcome(0, 0, 0, List.of(refusal));
  }

  private static RowsOutcome sum(List<RowsOutcome> rows) {
    return rows.stream().reduce(RowsOutcome.NOTHING, RowsOutcome::plus);
  }
}
