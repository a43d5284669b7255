package io.pointsman.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The organizations that rows of a file name, by id or by name. */
final class RowHolders {

  private static final String FIND =
      "select x.text, o.id, o.allow_private_targets, o.target_hosts, o.claim_limit"
          + " from unnest(?::text[]) x (text) join organization o on lower(o.name) = lower(x.text)"
          + " and (cast(? as uuid) is null or o.id = ?)"
          + " union all"
          + " select x.text, o.id, o.allow_private_targets, o.target_hosts, o.claim_limit"
          + " from unnest(?::text[]) x (text) join organization o on o.id = x.text::uuid";

  private final Map<String, Organization> byText = new HashMap<>();
  private final String usual;

  private RowHolders(String usual) {
    this.usual = usual;
  }

  /**
   * @param usual holder of the rows that name none; null if there is none
   * @param caller names are read for the operator, and of oneself: to others they would tell who is
   *     here
   * @param texts nulls among them mean the usual one
   */
  static RowHolders find(Connection connection, Caller caller, UUID usual, Collection<String> texts)
      throws SQLException {
    RowHolders holders = new RowHolders(usual == null ? null : usual.toString());
    String[] asked =
        Stream.concat(texts.stream(), Stream.ofNullable(holders.usual))
            .filter(Objects::nonNull)
            .distinct()
            .toArray(String[]::new);
    String[] ids = Arrays.stream(asked).filter(ProfileRules::isId).toArray(String[]::new);
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setArray(1, connection.createArrayOf("text", asked));
      statement.setObject(2, caller.organization(), java.sql.Types.OTHER);
      statement.setObject(3, caller.organization(), java.sql.Types.OTHER);
      statement.setArray(4, connection.createArrayOf("text", ids));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          holders.byText.put(row.getString(1), organization(row));
        }
      }
    }
    return holders;
  }

  /** Null if there is no such organization. */
  Organization of(String text) {
    return byText.get(text == null ? usual : text);
  }

  /** Why a row has no holder. */
  static RowRefusal unknown(long line, String text) {
    return text == null
        ? new RowRefusal(line, null, "no-organization", "the row must name its organization")
        : new RowRefusal(
            line, RowText.shown(text), "unknown-organization", "there is no such organization");
  }

  private static Organization organization(ResultSet row) throws SQLException {
    Organization organization = new Organization();
    organization.id = (UUID) row.getObject(2);
    organization.allowPrivateTargets = row.getBoolean(3);
    organization.targetHosts = (String[]) row.getArray(4).getArray();
    organization.claimLimit = (Long) row.getObject(5);
    return organization;
  }
}
