package io.pointsman.registry.imports;

import io.pointsman.registry.RowRefusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The table {@code import_reject}, over JDBC. */
final class RejectTable {

  /**
   * So many rows of a job are listed, and further ones counted: a file of rows that are all refused
   * must not fill the database, and nobody reads more of them.
   */
  static final int MOST = 100_000;

  private static final String INSERT =
      "insert into import_reject (job_id, line, value, reason, detail)"
          + " select ?, x.* from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) x"
          + " on conflict do nothing";

  private RejectTable() {}

  /**
   * Lists the first of them, as far as there is room.
   *
   * @param job before they are counted
   */
  static void list(Connection connection, JobRow job, List<RowRefusal> refused)
      throws SQLException {
    List<RowRefusal> rows =
        refused.stream()
            .sorted(Comparator.comparingLong(RowRefusal::line))
            .limit(Math.max(0, MOST - job.rejected()))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, job.id());
      set(statement, 2, "bigint", rows, RowRefusal::line);
      set(statement, 3, "text", rows, RowRefusal::value);
      set(statement, 4, "text", rows, RowRefusal::reason);
      set(statement, 5, "text", rows, RowRefusal::detail);
      statement.executeUpdate();
    }
  }

  private static void set(
      PreparedStatement statement,
      int at,
      String type,
      List<RowRefusal> rows,
      Function<RowRefusal, Object> column)
      throws SQLException {
    statement.setArray(
        at, statement.getConnection().createArrayOf(type, rows.stream().map(column).toArray()));
  }
}
