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

/**
 * As {@link OwnUrls}, for many at once over JDBC.
 *
 * @param ids of the texts
 * @param fresh those of them that are rows since now, which nobody else sees before the commit
 */
record RowUrls(Map<OwnUrls.Text, Long> ids, Set<Long> fresh) {

  private static final int ATTEMPTS = 4;

  private static final String FROM =
      " from unnest(?::bigint[], ?::text[], ?::text[]) x (id, syntax, template)";

  // In the order of ids, so that two writers never wait for each other in a circle.
  private static final String INSERT =
      "insert into own_url (id, organization_id, syntax, template)"
          + " select x.id, ?, x.syntax, x.template"
          + FROM
          + " on conflict do nothing returning id";

  private static final String FIND =
      "select x.id"
          + FROM
          + " join own_url u on u.id = x.id where u.organization_id = ? and u.syntax = x.syntax"
          + " and u.template = x.template";

  private static final String DELETE = "delete from own_url where id = any(?)";

  /**
   * @param mayWrite whether texts may become rows; those that have none are left out otherwise
   */
  static RowUrls store(
      Connection connection, UUID holder, Collection<OwnUrls.Text> texts, boolean mayWrite)
      throws SQLException {
    Map<OwnUrls.Text, Long> ids = new HashMap<>();
    Set<Long> fresh = new HashSet<>();
    Set<OwnUrls.Text> open = new HashSet<>(texts);
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      Map<Long, OwnUrls.Text> wanted = new TreeMap<>();
      for (OwnUrls.Text text : open) {
        wanted.put(OwnUrlId.of(holder, text.syntax(), text.template(), attempt), text);
      }
      if (mayWrite) {
        fresh.addAll(insert(connection, holder, wanted));
      }
      for (long id : find(connection, holder, wanted)) {
        ids.put(wanted.get(id), id);
      }
      open.removeAll(ids.keySet());
    }
    if (mayWrite && !open.isEmpty()) {
      throw new IllegalStateException("ids of own URLs collide again and again");
    }
    return new RowUrls(ids, fresh);
  }

  /**
   * Takes fresh rows back that no device has come to need.
   *
   * @param used ids
   */
  void forgetAllBut(Connection connection, Set<Long> used) throws SQLException {
    Object[] needless = fresh.stream().filter(id -> !used.contains(id)).sorted().toArray();
    if (needless.length > 0) {
      try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
        statement.setArray(1, connection.createArrayOf("bigint", needless));
        statement.executeUpdate();
      }
    }
  }

  private static List<Long> insert(
      Connection connection, UUID holder, Map<Long, OwnUrls.Text> wanted) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, holder);
      set(statement, 2, wanted);
      return ids(statement);
    }
  }

  private static List<Long> find(Connection connection, UUID holder, Map<Long, OwnUrls.Text> wanted)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      set(statement, 1, wanted);
      statement.setObject(4, holder);
      return ids(statement);
    }
  }

  private static List<Long> ids(PreparedStatement statement) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
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
