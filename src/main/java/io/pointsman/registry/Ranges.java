package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ranges of addresses: who holds what, claimed, allotted and taken back. */
@ApplicationScoped
public class Ranges {

  /**
   * Claims a range for the caller, or allots it to another organization.
   *
   * @return fails with {@code RANGE_CONFLICT}, {@code CLAIM_REFUSED} (the rules of claims and
   *     allotments), {@code HELD_BY_ANOTHER} or {@code RESTING} (devices inside)
   */
  public Uni<RangeView> create(Caller caller, NewRange range) {
    return todo();
  }

  /**
   * Creates the range, or changes it if its holder has one with these bounds.
   *
   * @return fails as {@link #create} and {@link #change} do
   */
  public Uni<Saved<RangeView>> put(Caller caller, NewRange range, Precondition precondition) {
    return todo();
  }

  /**
   * Changes all but the bounds and the holder.
   *
   * @return fails with {@code NOT_FOUND}, or with {@code FORBIDDEN} if the caller holds only the
   *     parent
   */
  public Uni<RangeView> change(
      Caller caller, UUID id, RangeChange change, Precondition precondition) {
    return todo();
  }

  /** Fails with {@code NOT_FOUND} if it is not there, or not the caller's to see. */
  public Uni<RangeView> get(Caller caller, UUID id) {
    return todo();
  }

  /** Only what the caller may see. */
  public Uni<Page<RangeView>> list(Caller caller, RangeFilter filter, PageRequest page) {
    return todo();
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
    return todo();
  }

  private static <T> Uni<T> todo() {
    throw new UnsupportedOperationException("not written yet");
  }
}
