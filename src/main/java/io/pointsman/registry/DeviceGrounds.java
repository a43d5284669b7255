package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * What thousands of new devices would stand on, over JDBC: the ranges between the first and the
 * last of them are read once, where a look for each would cost more than all else about it.
 */
final class DeviceGrounds {

  private static final String RESTING =
      "select mac, organization_id,"
          + " cast(ceil(extract(epoch from rests_until - clock_timestamp())) as integer)"
          + " from released_mac where mac = any(?) and rests_until > clock_timestamp()";

  private record Rest(UUID lastHolder, int seconds) {}

  private DeviceGrounds() {}

  /** The ground of each address, in their order. */
  static List<DeviceGround> under(Connection connection, LongStream macs) throws SQLException {
    long[] sorted = macs.sorted().toArray();
    List<DeviceGround> grounds = new ArrayList<>(sorted.length);
    if (sorted.length > 0) {
      Map<Long, Rest> resting = resting(connection, sorted);
      RangesBetween ranges = RangesBetween.read(connection, sorted[0], sorted[sorted.length - 1]);
      for (long mac : sorted) {
        RangesBetween.Held range = ranges.innermost(mac);
        Rest rest = resting.get(mac);
        grounds.add(
            new DeviceGround(
                new MacAddress(mac),
                range == null ? null : range.holder(),
                range == null ? null : range.claims(),
                rest == null ? null : rest.lastHolder(),
                rest == null ? 0 : rest.seconds()));
      }
    }
    return grounds;
  }

  private static Map<Long, Rest> resting(Connection connection, long[] macs) throws SQLException {
    Map<Long, Rest> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(RESTING)) {
      statement.setArray(
          1, connection.createArrayOf("bigint", LongStream.of(macs).boxed().toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getLong(1), new Rest((UUID) row.getObject(2), Math.max(1, row.getInt(3))));
        }
      }
    }
    return found;
  }
}
