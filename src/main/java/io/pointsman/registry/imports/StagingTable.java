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

  // The first row of each key counts, whatever becomes of it. The table has just grown and has no
  // statistics yet: a join of it with itself by key was a loop in a loop, this one is by place.
  private static final String DUPLICATES =
      "update import_row r set first_line = d.first_line from (select ctid as place, line,"
          + " min(line) over (partition by %s) as first_line from import_row"
          + " where job_id = ? and reason is null) d"
          + " where r.ctid = d.place and d.line > d.first_line";

  private static final String DEVICE_DUPLICATES = DUPLICATES.formatted("first_mac");

  private static final String RANGE_DUPLICATES =
      DUPLICATES.formatted("first_mac, last_mac, holder");

  // For the same reason the planner would read and sort all that is left, for each turn: it must go
  // along the primary key and stop.
  private static final String ALONG_THE_KEY =
      "select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true),"
          + " set_config('enable_seqscan', 'off', true)";

  private static final String AS_USUAL =
      "select set_config('enable_sort', 'on', true), set_config('enable_bitmapscan', 'on', true),"
          + " set_config('enable_seqscan', 'on', true)";

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
      statement.executeUpdate();
    }
  }

  /** Takes the next rows out; they come back if the transaction fails. In no order. */
  static List<TakenRow> take(Connection connection, UUID job, int most) throws SQLException {
    List<TakenRow> rows = new ArrayList<>();
    run(connection, ALONG_THE_KEY);
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setObject(1, job);
      statement.setInt(2, most);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(TakenRow.of(result));
        }
      }
    }
    run(connection, AS_USUAL);
    return rows;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
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
