package io.pointsman.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ranges that touch an interval, for finding the innermost over ascending addresses. */
final class RangesBetween {

  private static final String SELECT =
      "select id, parent_id, first_mac, last_mac, organization_id, claims from mac_range"
          + " where span && int8range(?, ?, '[]')";

  /** A range as far as claims go. */
  record Held(UUID id, UUID parent, long first, long last, UUID holder, Claims claims) {}

  private final List<Held> outermostFirst;
  private final Deque<Held> open = new ArrayDeque<>();
  private int next;

  RangesBetween(List<Held> ranges) {
    Map<UUID, Held> byId = new HashMap<>();
    ranges.forEach(range -> byId.put(range.id(), range));
    Map<UUID, Integer> depths = new HashMap<>();
    ranges.forEach(range -> depths.put(range.id(), depth(range, byId)));
    outermostFirst = new ArrayList<>(ranges);
    // Equal bounds nest too: there the depth decides.
    outermostFirst.sort(
        Comparator.comparingLong(Held::first)
            .thenComparing(Comparator.comparingLong(Held::last).reversed())
            .thenComparing(range -> depths.get(range.id())));
  }

  static RangesBetween read(Connection connection, long first, long last) throws SQLException {
    List<Held> ranges = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ranges.add(
              new Held(
                  (UUID) row.getObject(1),
                  (UUID) row.getObject(2),
                  row.getLong(3),
                  row.getLong(4),
                  (UUID) row.getObject(5),
                  Claims.valueOf(row.getString(6))));
        }
      }
    }
    return new RangesBetween(ranges);
  }

  /**
   * @param mac not below the one before
   * @return null if no range encloses it
   */
  Held innermost(long mac) {
    while (next < outermostFirst.size() && outermostFirst.get(next).first() <= mac) {
      Held range = outermostFirst.get(next++);
      closeBefore(range.first());
      open.push(range);
    }
    closeBefore(mac);
    return open.peek();
  }

  private void closeBefore(long mac) {
    while (!open.isEmpty() && open.peek().last() < mac) {
      open.pop();
    }
  }

  /** How many ranges of the same bounds lie around it. */
  private static int depth(Held range, Map<UUID, Held> byId) {
    int depth = 0;
    Held above = byId.get(range.parent());
    while (above != null && above.first() == range.first() && above.last() == range.last()) {
      depth++;
      above = byId.get(above.parent());
    }
    return depth;
  }
}
