package io.pointsman.routing;

import io.pointsman.BrokenConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A transaction on the JDBC pool that reads one snapshot of the database, by COPY. Blocks.
 *
 * <p>All it sets ends with the transaction: the connection may be one of a pooler's.
 */
final class CopyTransaction {

  private static final int MILLIS_OF_SILENCE = 30_000;

  /** What is done in it. */
  interface Work<T> {
    T with(Statement statement, CopyManager copies) throws SQLException, IOException;
  }

  private CopyTransaction() {}

  static <T> T run(DataSource source, Work<T> work) throws SQLException, IOException {
    try (Connection connection = source.getConnection()) {
      // Else a database that vanished without a word would hold the reader for ever.
      connection.setNetworkTimeout(Runnable::run, MILLIS_OF_SILENCE);
      connection.setAutoCommit(false);
      T result;
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        result = work.with(statement, connection.unwrap(PGConnection.class).getCopyAPI());
        connection.rollback();
      } catch (SQLException | IOException | RuntimeException failed) {
        // In the middle of a COPY the driver could not use it any more.
        BrokenConnection.end(connection);
        throw failed;
      }
      connection.setNetworkTimeout(Runnable::run, 0);
      return result;
    }
  }
}
