package io.pointsman.api;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** How many rows there are, and what they add up to: the same before and after a refusal. */
final class RowsOfAll {

  /** What passes by itself, such as rests and changes, is not among them. */
  private static final List<String> TABLES =
      List.of(
          "organization", "api_key", "profile", "mac_range", "device", "upload", "purge", "audit");

  private RowsOfAll() {}

  static Map<String, String> now(DataSource database) {
    Map<String, String> rows = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row =
            statement.executeQuery(
                "select count(*) || ' rows, ' || coalesce(sum(hashtext(t::text)), 0) from "
                    + table
                    + " t")) {
          row.next();
          rows.put(table, row.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
