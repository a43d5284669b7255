package io.pointsman.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A range as far as its place in the tree goes; the bounds are inclusive. */
public interface NestedRange {

  UUID id();

  /** Null if none is around it. */
  UUID parent();

  long first();

  long last();

  /**
   * By first addresses, each range before those inside it.
   *
   * @param ranges of which parents may be missing that have other bounds
   */
  static <R extends NestedRange> List<R> outermostFirst(Collection<R> ranges) {
    Map<UUID, R> byId = new HashMap<>();
    ranges.forEach(range -> byId.put(range.id(), range));
    Map<UUID, Integer> depths = new HashMap<>();
    ranges.forEach(range -> depths.put(range.id(), depth(range, byId)));
    List<R> sorted = new ArrayList<>(ranges);
    // Equal bounds nest too: there the depth decides.
    sorted.sort(
        Comparator.comparingLong(NestedRange::first)
            .thenComparing(Comparator.comparingLong(NestedRange::last).reversed())
            .thenComparing(range -> depths.get(range.id())));
    return sorted;
  }

  /** How many ranges of the same bounds lie around it; no more, as trees may be deep. */
  private static <R extends NestedRange> int depth(R range, Map<UUID, R> byId) {
    int depth = 0;
    R above = byId.get(range.parent());
    while (above != null && above.first() == range.first() && above.last() == range.last()) {
      depth++;
      above = byId.get(above.parent());
    }
    return depth;
  }
}
