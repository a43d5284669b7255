package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ranges of addresses: who holds what, claimed, allotted and taken back. */
@ApplicationScoped
public class Ranges {

  private final Transactions transactions;
  private final RangeCreation creation;
  private final RangeEdits edits;

  Ranges(Transactions transactions, RangeCreation creation, RangeEdits edits) {
    this.transactions = transactions;
    this.creation = creation;
    this.edits = edits;
  }

  /**
   * Claims a range for the caller, or allots it to another organization.
   *
   * @return fails with {@code RANGE_CONFLICT}, {@code CLAIM_REFUSED} (the rules of claims and
   *     allotments), {@code HELD_BY_ANOTHER} or {@code RESTING} (addresses inside)
   */
  public Uni<RangeView> create(Caller caller, NewRange range) {
    caller.require(Role.EDITOR);
    UUID holder = holder(caller, range);
    return write(
        session ->
            RangeTree.around(session, range.interval())
                .chain(around -> creation.create(session, caller, holder, range, around))
                .chain(row -> RangeViews.of(session, caller, row)));
  }

  /**
   * Creates the range, or changes it if its holder has one with these bounds.
   *
   * @return fails as {@link #create} and {@link #change} do
   */
  public Uni<Saved<RangeView>> put(Caller caller, NewRange range, Precondition precondition) {
    caller.require(Role.EDITOR);
    UUID holder = holder(caller, range);
    return write(
        session ->
            RangeTree.around(session, range.interval())
                .chain(around -> put(session, caller, holder, range, precondition, around)));
  }

  /**
   * Changes all but the bounds and the holder.
   *
   * @return fails with {@code NOT_FOUND}, or with {@code FORBIDDEN} if the caller holds only the
   *     parent
   */
  public Uni<RangeView> change(
      Caller caller, UUID id, RangeChange change, Precondition precondition) {
    caller.require(Role.EDITOR);
    return write(
        session ->
            visible(session, caller, id)
                .invoke(row -> precondition.check(row.version))
                .call(row -> edits.change(session, caller, row, change))
                .chain(row -> RangeViews.of(session, caller, row)));
  }

  /** Fails with {@code NOT_FOUND} if it is not there, or not the caller's to see. */
  public Uni<RangeView> get(Caller caller, UUID id) {
    return transactions.read(
        session -> visible(session, caller, id).chain(row -> RangeViews.of(session, caller, row)));
  }

  /** Only what the caller may see. */
  public Uni<Page<RangeView>> list(Caller caller, RangeFilter filter, PageRequest page) {
    return transactions.read(
        session ->
            new RangeList(session, caller, filter, page)
                .rows()
                .chain(
                    rows ->
                        RangeViews.of(session, caller, rows.items())
                            .map(views -> new Page<>(views, rows.next()))));
  }

  /**
   * Ends a range: given up by its holder, or taken back by the holder of the parent or the
   * operator. The ranges directly inside move up.
   *
   * @param devices what becomes of the holder's devices in it; null if the caller expects none
   * @return fails with {@code DEVICES_INSIDE} and their {@code count} if there are some and nothing
   *     was said of them, or with {@code NOT_FOUND}
   */
  public Uni<TakenBack> takeBack(
      Caller caller, UUID id, DevicesInside devices, Precondition precondition) {
    caller.require(Role.EDITOR);
    return write(
        session ->
            visible(session, caller, id)
                .invoke(row -> precondition.check(row.version))
                .chain(row -> edits.takeBack(session, caller, row, devices)));
  }

  private Uni<Saved<RangeView>> put(
      Mutiny.Session session,
      Caller caller,
      UUID holder,
      NewRange range,
      Precondition precondition,
      List<MacRange> around) {
    MacRange twin = RangeRules.twin(around, range.interval(), holder);
    if (twin == null || !isVisible(caller, twin, above(around, twin))) {
      precondition.check(null);
      return creation
          .create(session, caller, holder, range, around)
          .chain(row -> RangeViews.of(session, caller, row))
          .map(view -> new Saved<>(view, true));
    }
    precondition.check(twin.version);
    return edits
        .change(session, caller, twin, range.content())
        .chain(() -> RangeViews.of(session, caller, twin))
        .map(view -> new Saved<>(view, false));
  }

  private <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> work) {
    return Contention.settle(
        () ->
            transactions.write(session -> RangeTree.lock(session).chain(() -> work.apply(session))),
        () ->
            new RegistryException(
                ProblemType.RANGE_CONFLICT,
                "The ranges there changed at the same time: read them and try again."));
  }

  /** Every caller who sees a range may also end it: its holder, the one above, the operator. */
  static Uni<MacRange> visible(Mutiny.Session session, Caller caller, UUID id) {
    return session
        .find(MacRange.class, id)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("range", id))
        .call(
            row ->
                parent(session, row)
                    .invoke(
                        parent -> {
                          if (!isVisible(caller, row, parent)) {
                            throw RegistryException.notFound("range", id);
                          }
                        }));
  }

  static boolean isVisible(Caller caller, MacRange range, MacRange parent) {
    return caller.mayActFor(range.organization)
        || parent != null && caller.mayActFor(parent.organization);
  }

  private static Uni<MacRange> parent(Mutiny.Session session, MacRange row) {
    return row.parent == null
        ? Uni.createFrom().nullItem()
        : session.find(MacRange.class, row.parent);
  }

  static MacRange above(List<MacRange> around, MacRange range) {
    return around.stream()
        .filter(other -> Objects.equals(other.id, range.parent))
        .findFirst()
        .orElse(null);
  }

  private static UUID holder(Caller caller, NewRange range) {
    return range.organization() == null ? caller.actingFor(null) : range.organization();
  }
}
