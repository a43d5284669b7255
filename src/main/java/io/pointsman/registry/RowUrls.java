package io.pointsman.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** As {@link OwnUrls}, for many at once over JDBC. */
final class RowUrls {

  private static final int ATTEMPTS = 4;

  private static final String FROM =
      " from unnest(?::bigint[], ?::text[], ?::text[]) x (id, syntax, template)";

  // In the order of ids, so that two writers never wait for each other in a circle.
  private static final String INSERT =
      "insert into own_url (id, organization_id, syntax, template)"
          + " select x.id, ?, x.syntax, x.template"
          + FROM
          + " on conflict do nothing";

  private static final String FIND =
      "select x.id"
          + FROM
          + " join own_url u on u.id = x.id where u.organization_id = ? and u.syntax = x.syntax"
          + " and u.template = x.template";

  private RowUrls() {}

  /**
   * @param mayWrite whether texts may become rows; those that have none are left out otherwise
   */
  static Map<OwnUrls.Text, Long> store(
      Connection connection, UUID holder, Collection<OwnUrls.Text> texts, boolean mayWrite)
      throws SQLException {
    Map<OwnUrls.Text, Long> ids = new HashMap<>();
    Set<OwnUrls.Text> open = new HashSet<>(texts);
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      Map<Long, OwnUrls.Text> wanted = new TreeMap<>();
      for (OwnUrls.Text text : open) {
        wanted.put(OwnUrlId.of(holder, text.syntax(), text.template(), attempt), text);
      }
      if (mayWrite) {
        insert(connection, holder, wanted);
      }
      for (long id : find(connection, holder, wanted)) {
        ids.put(wanted.get(id), id);
      }
      open.removeAll(ids.keySet());
    }
    if (mayWrite && !open.isEmpty()) {
      throw new IllegalStateException("ids of own URLs collide again and again");
    }
    return ids;
  }

  private static void insert(Connection connection, UUID holder, Map<Long, OwnUrls.Text> wanted)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, holder);
      set(statement, 2, wanted);
      statement.executeUpdate();
    }
  }

  private static List<Long> find(Connection connection, UUID holder, Map<Long, OwnUrls.Text> wanted)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      set(statement, 1, wanted);
      statement.setObject(4, holder);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  private static void set(PreparedStatement statement, int at, Map<Long, OwnUrls.Text> wanted)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(at, connection.createArrayOf("bigint", wanted.keySet().toArray()));
    statement.setArray(
        at + 1,
        connection.createArrayOf(
            "text", wanted.values().stream().map(OwnUrls.Text::syntax).toArray()));
    statement.setArray(
        at + 2,
        connection.createArrayOf(
            "text", wanted.values().stream().map(OwnUrls.Text::template).toArray()));
  }
}
