package io.pointsman.registry;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code device}, thousands of rows a statement, over JDBC. */
final class DeviceTable {

  private static final String EXISTING =
      "select mac, organization_id, profile_id, own_url_id, serial, note from device"
          + " where mac = any(?)";

  private static final String ROWS =
      " from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::text[])"
          + " x (mac, profile, url, serial, note)";

  private static final String INSERT =
      "insert into device (mac, organization_id, profile_id, own_url_id, serial, note)"
          + " select x.mac, ?, x.profile, x.url, x.serial, x.note"
          + ROWS;

  private static final String UPDATE =
      "update device d set profile_id = x.profile, own_url_id = x.url, serial = x.serial,"
          + " note = x.note, version = d.version + 1, updated_at = now()"
          + ROWS
          + " where d.mac = x.mac";

  private static final String FORGET = "delete from released_mac where mac = any(?)";

  /** Who has a device now, and what. */
  record Existing(UUID holder, DeviceContent content) {}

  private final Connection connection;

  DeviceTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param lock whether the transaction is going to write them
   */
  Map<Long, Existing> existing(List<BulkRow> rows, boolean lock) throws SQLException {
    Map<Long, Existing> found = new HashMap<>();
    String sql = lock ? EXISTING + " order by mac for update" : EXISTING;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array("bigint", rows, BulkRow::mac));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          DeviceContent content =
              new DeviceContent(
                  (UUID) row.getObject(3),
                  (Long) row.getObject(4),
                  row.getString(5),
                  row.getString(6));
          found.put(row.getLong(1), new Existing((UUID) row.getObject(2), content));
        }
      }
    }
    return found;
  }

  void insert(UUID holder, List<BulkRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, holder);
      set(statement, 2, rows);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setArray(1, array("bigint", rows, BulkRow::mac));
      statement.executeUpdate();
    }
  }

  void update(List<BulkRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      set(statement, 1, rows);
      statement.executeUpdate();
    }
  }

  private void set(PreparedStatement statement, int at, List<BulkRow> rows) throws SQLException {
    statement.setArray(at, array("bigint", rows, BulkRow::mac));
    statement.setArray(at + 1, array("uuid", rows, BulkRow::profile));
    statement.setArray(at + 2, array("bigint", rows, BulkRow::ownUrl));
    statement.setArray(at + 3, array("text", rows, BulkRow::serial));
    statement.setArray(at + 4, array("text", rows, BulkRow::note));
  }

  private Array array(String type, List<BulkRow> rows, Function<BulkRow, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
