package io.pointsman.registry.imports;

import io.agroal.api.AgroalDataSource;
import io.pointsman.registry.DatabaseFailure;
import io.pointsman.registry.FeedBell;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.RowsOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * One turn of one job, in one transaction: some rows leave the staging table, are done, and
 * counted. A replica that is killed in between has done nothing.
 */
@ApplicationScoped
class ImportTurn {

  private static final Logger LOG = Logger.getLogger(ImportTurn.class);

  /** A turn that fails so often in a row fails for good. */
  private static final int MOST_FAILURES = 5;

  /**
   * As {@link #MOST_FAILURES}, of what may pass by itself, such as a lock that is not to be had.
   */
  private static final int MOST_DELAYS = 20;

  /** Ends a turn whose replica stands still, so that another one can have the job. */
  private static final String LIMITS =
      "select set_config('statement_timeout', '60s', true),"
          + " set_config('idle_in_transaction_session_timeout', '90s', true)";

  private static final String FAILED =
      "update import_job set failures = failures + 1, served_at = clock_timestamp(),"
          + " started_at = coalesce(started_at, clock_timestamp()),"
          + " state = case when failures + 1 >= ? then 'FAILED' else state end,"
          + " finished_at = case when failures + 1 >= ? then clock_timestamp() end,"
          + " detail = case when failures + 1 >= ? then ? else detail end"
          + " where id = ? and state in ('WAITING', 'RUNNING')";

  private final AgroalDataSource source;
  private final ImportAuthority authority;
  private final ImportRows rows;
  private final JobCounts counts;
  private final ImportMeters meters;
  private final FeedBell bell;

  ImportTurn(
      AgroalDataSource source,
      ImportAuthority authority,
      ImportRows rows,
      JobCounts counts,
      ImportMeters meters,
      FeedBell bell) {
    this.source = source;
    this.authority = authority;
    this.rows = rows;
    this.counts = counts;
    this.meters = meters;
    this.bell = bell;
  }

  /**
   * @return false if no job can be had
   */
  boolean take() throws SQLException {
    long began = System.nanoTime();
    JobRow job = null;
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        limit(connection);
        job = JobTable.next(connection);
        if (job != null) {
          RowsOutcome outcome = run(connection, job);
          connection.commit();
          meters.turned(job.subject(), outcome, System.nanoTime() - began);
          bell.ring();
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException | RuntimeException failed) {
      if (job == null) {
        throw failed;
      }
      boolean passes = DatabaseFailure.willPass(failed);
      // It goes behind all others, too: one that always fails must not stand in their way.
      note(job, failed, passes ? MOST_DELAYS : MOST_FAILURES);
      if (passes) {
        throw failed;
      }
    }
    return job != null;
  }

  private RowsOutcome run(Connection connection, JobRow job) throws SQLException {
    String began = Instant.now().toString();
    String refusal = authority.refusal(connection, job);
    if (refusal != null) {
      finish(connection, job, ImportState.FAILED, began, refusal);
      return RowsOutcome.NOTHING;
    }
    Savepoint before = connection.setSavepoint();
    RowsOutcome outcome = rows.next(connection, job);
    JobRow after = counts.add(job, outcome);
    if (job.atomic() && !outcome.refused().isEmpty()) {
      connection.rollback(before);
      RejectTable.list(connection, job, outcome.refused());
      finish(
          connection,
          counts.withoutWrites(after),
          ImportState.FAILED,
          began,
          "%d of %d rows were rejected, so nothing was written."
              .formatted(after.rejected(), job.total()));
      return RowsOutcome.NOTHING;
    }
    RejectTable.list(connection, job, outcome.refused());
    boolean isDone = after.read() >= after.total() || after.read() == job.read();
    if (!isDone) {
      JobTable.advance(connection, after, ImportState.RUNNING, began, null);
    } else {
      finish(connection, after, ImportState.DONE, began, null);
    }
    return outcome;
  }

  private void finish(
      Connection connection, JobRow job, ImportState state, String began, String detail)
      throws SQLException {
    StagingTable.clear(connection, job.id());
    JobTable.advance(connection, job, state, began, detail);
    if (!job.dryRun()) {
      String action = job.subject() == ImportSubject.DEVICES ? "devices.import" : "ranges.import";
      JobTable.audit(connection, job, action, counts.json(job));
    }
  }

  private void note(JobRow job, Exception failed, int most) throws SQLException {
    LOG.warnf(failed, "A turn of the import %s failed", job.id());
    String detail =
        failed instanceof RegistryException refusal
            ? refusal.getMessage()
            : "A turn failed again and again: the log of the replica says why.";
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(FAILED)) {
      statement.setInt(1, most);
      statement.setInt(2, most);
      statement.setInt(3, most);
      statement.setString(4, detail);
      statement.setObject(5, job.id());
      statement.executeUpdate();
    }
  }

  private static void limit(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIMITS)) {
      statement.execute();
    }
  }
}
