package io.pointsman;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;

/** A connection of the JDBC pool that nobody can use any more, as in the middle of a COPY. */
public final class BrokenConnection {

  private BrokenConnection() {}

  /**
   * Ends its session, whatever PostgreSQL is doing in it. Once the caller closes the connection the
   * pool has its place for another.
   *
   * <p>Not by the pool's own {@link Connection#abort}: with Agroal 3.0 it ends no session and keeps
   * the place for ever.
   */
  public static void end(Connection pooled) {
    try {
      pooled.unwrap(PgConnection.class).abort(Runnable::run);
      pooled.rollback();
    } catch (SQLException closed) {
      // By this the pool learned that it is closed.
    }
  }
}
