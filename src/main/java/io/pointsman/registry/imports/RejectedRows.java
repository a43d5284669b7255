package io.pointsman.registry.imports;

import io.agroal.api.AgroalDataSource;
import io.pointsman.registry.Caller;
import io.pointsman.registry.DatabaseFailure;
import io.pointsman.registry.RegistryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.postgresql.PGConnection;

/** The rows that a job did not take, as one CSV file however many they are. Blocks. */
@ApplicationScoped
public class RejectedRows {

  private static final String VISIBLE =
      "select exists (select from import_job where id = ?"
          + " and (cast(? as uuid) is null or caller_organization_id = ?))";

  /** COPY takes no parameters; an id is safe. */
  private static final String COPY =
      "copy (select line, value, reason, detail from import_reject where job_id = '%s'"
          + " order by line) to stdout (format csv, header)";

  /** A reader may be slow, and has a connection of few. */
  private static final int MOST_AT_ONCE = 2;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final AgroalDataSource source;

  RejectedRows(AgroalDataSource source) {
    this.source = source;
  }

  /**
   * @throws RegistryException {@code NOT_FOUND} if there is no such job that the caller may see
   */
  public void requireVisible(Caller caller, UUID job) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(VISIBLE)) {
      statement.setObject(1, job);
      statement.setObject(2, caller.organization(), java.sql.Types.OTHER);
      statement.setObject(3, caller.organization(), java.sql.Types.OTHER);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        if (!result.getBoolean(1)) {
          throw RegistryException.notFound("import", job);
        }
      }
    } catch (SQLException failed) {
      throw DatabaseFailure.refusal(failed);
    }
  }

  /** Writes them with a head: line, value, reason and detail. */
  public void write(UUID job, OutputStream out) throws IOException {
    if (!places.tryAcquire()) {
      throw Reception.tooMany("other lists of rejected rows are being read");
    }
    try (Connection connection = source.getConnection()) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY.formatted(job), out);
    } catch (SQLException failed) {
      throw new IOException(failed);
    } finally {
      places.release();
    }
  }
}
