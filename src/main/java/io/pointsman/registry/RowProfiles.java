package io.pointsman.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** As {@link ProfileLookup}, for many at once over JDBC. */
final class RowProfiles {

  private static final String FIND =
      "select x.text, p.id from unnest(?::text[]) x (text)"
          + " join profile p on p.organization_id = ? and p.name = x.text"
          + " union all"
          + " select x.text, p.id from unnest(?::text[]) x (text)"
          + " join profile p on p.organization_id = ? and p.id = x.text::uuid";

  private RowProfiles() {}

  /** Without those that the holder has not. */
  static Map<String, UUID> find(Connection connection, UUID holder, List<String> references)
      throws SQLException {
    Map<String, UUID> found = new HashMap<>();
    if (references.isEmpty()) {
      return found;
    }
    Object[] ids = references.stream().filter(ProfileRules::isId).toArray();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setArray(1, connection.createArrayOf("text", references.toArray()));
      statement.setObject(2, holder);
      statement.setArray(3, connection.createArrayOf("text", ids));
      statement.setObject(4, holder);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), (UUID) row.getObject(2));
        }
      }
    }
    return found;
  }

  static RowRefusal unknown(long line, String reference) {
    return new RowRefusal(
        line, RowText.shown(reference), "unknown-profile", "the holder has no such profile");
  }
}
