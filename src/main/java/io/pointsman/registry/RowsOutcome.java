package io.pointsman.registry;

import java.util.ArrayList;
import java.util.List;

/** What became of some rows of a file; each row is in exactly one of the four. */
public record RowsOutcome(long created, long changed, long unchanged, List<RowRefusal> refused) {

  public static final RowsOutcome NOTHING = new RowsOutcome(0, 0, 0, List.of());

  public RowsOutcome {
    refused = List.copyOf(refused);
  }

  public RowsOutcome plus(RowsOutcome more) {
    List<RowRefusal> all = new ArrayList<>(refused);
    all.addAll(more.refused);
    return new RowsOutcome(
        created + more.created, changed + more.changed, unchanged + more.unchanged, all);
  }
}
