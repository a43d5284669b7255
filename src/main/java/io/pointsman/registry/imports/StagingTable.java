package io.pointsman.registry.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code import_row}: what files left to be done. */
final class StagingTable {

  static final String COPY = "copy import_row (" + StagedRow.COLUMNS + ") from stdin";

  // The first row of each key counts, whatever becomes of it.
  private static final String DUPLICATES =
      "update import_row r set first_line = d.line from (select %1$s, min(line) as line"
          + " from import_row where job_id = ? and reason is null group by %1$s"
          + " having count(*) > 1) d where r.job_id = ? and r.reason is null and r.line > d.line"
          + " and %2$s";

  private static final String DEVICE_DUPLICATES =
      DUPLICATES.formatted("first_mac", "r.first_mac = d.first_mac");

  private static final String RANGE_DUPLICATES =
      DUPLICATES.formatted(
          "first_mac, last_mac, holder",
          "r.first_mac = d.first_mac and r.last_mac = d.last_mac"
              + " and r.holder is not distinct from d.holder");

  private static final String TAKE =
      "delete from import_row where ctid = any(array(select ctid from import_row where job_id = ?"
          + " order by rank, line limit ?)) returning line, first_mac, last_mac, holder, profile,"
          + " url, syntax, serial, note, claims, inherit, first_line, reason, value, detail, rank";

  private StagingTable() {}

  static void markDuplicates(Connection connection, UUID job, ImportSubject subject)
      throws SQLException {
    String sql = subject == ImportSubject.DEVICES ? DEVICE_DUPLICATES : RANGE_DUPLICATES;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, job);
      statement.setObject(2, job);
      statement.executeUpdate();
    }
  }

  /** Takes the next rows out; they come back if the transaction fails. In no order. */
  static List<TakenRow> take(Connection connection, UUID job, int most) throws SQLException {
    List<TakenRow> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setObject(1, job);
      statement.setInt(2, most);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(TakenRow.of(result));
        }
      }
    }
    return rows;
  }

  /** Forgets what is left of a job. */
  static void clear(Connection connection, UUID job) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from import_row where job_id = ?")) {
      statement.setObject(1, job);
      statement.executeUpdate();
    }
  }
}
