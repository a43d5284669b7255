package io.pointsman.registry.imports;

import io.pointsman.registry.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Whether whoever uploaded a job could still do so now. */
@ApplicationScoped
class ImportAuthority {

  private static final String KEY = "key:";

  private static final String STANDING =
      "select o.suspension is not null,"
          + " exists (select from api_key where id = ? and revoked_at is not null)"
          + " from organization o where o.id = ?";

  /** Null if all is well. */
  String refusal(Connection connection, JobRow job) throws SQLException {
    Caller caller = job.caller();
    if (caller.isOperator()) {
      return null;
    }
    try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
      statement.setObject(1, key(caller), java.sql.Types.OTHER);
      statement.setObject(2, caller.organization());
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next() || result.getBoolean(1)) {
          return "The organization was suspended before the import was done.";
        }
        return result.getBoolean(2)
            ? "The key that uploaded it was revoked before the import was done."
            : null;
      }
    }
  }

  /** Null if it is not a key of ours that acts. */
  private static UUID key(Caller caller) {
    return caller.actor().startsWith(KEY)
        ? UUID.fromString(caller.actor().substring(KEY.length()))
        : null;
  }
}
