package io.pointsman.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The ranges that touch an interval, for finding the innermost over ascending addresses. */
final class RangesBetween {

  private static final String SELECT =
      "select id, parent_id, first_mac, last_mac, organization_id, claims from mac_range"
          + " where span && int8range(?, ?, '[]')";

  /** A range as far as claims go. */
  record Held(UUID id, UUID parent, long first, long last, UUID holder, Claims claims)
      implements NestedRange {}

  private final List<Held> outermostFirst;
  private final Deque<Held> open = new ArrayDeque<>();
  private int next;

  RangesBetween(List<Held> ranges) {
    outermostFirst = NestedRange.outermostFirst(ranges);
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
}
