package io.pointsman.registry.imports;

import io.pointsman.registry.Caller;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;

/** The table {@code import_job}, over JDBC. */
final class JobTable {

  private static final String UNFINISHED = "state in ('WAITING', 'RUNNING')";

  private static final String ORGANIZATION = "select from organization where id = ?";

  private static final String ROOM =
      "select count(*) from import_job where "
          + UNFINISHED
          + " and organization_id is not distinct from ?";

  private static final String INSERT =
      "insert into import_job (id, organization_id, actor, caller_organization_id, role, subject,"
          + " format, state, dry_run, atomic, bytes, total, created_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?)";

  private static final String UNFINISHED_COUNT =
      "select count(*) from import_job where " + UNFINISHED;

  // The lock is the lease: it ends with the turn, and with the replica that has it.
  private static final String NEXT =
      "select id, actor, caller_organization_id, role, organization_id, subject, dry_run, atomic,"
          + " total, rows_read, created, changed, unchanged, rejected, rejected_by"
          + " from import_job where "
          + UNFINISHED
          + " order by served_at nulls first, id limit 1 for update skip locked";

  private static final String ADVANCE =
      "update import_job set state = ?, rows_read = ?, created = ?, changed = ?, unchanged = ?,"
          + " rejected = ?, rejected_by = cast(? as jsonb), detail = ?, failures = 0,"
          + " started_at = coalesce(started_at, ?::timestamptz), served_at = clock_timestamp(),"
          + " finished_at = case when ? then clock_timestamp() end where id = ?";

  private static final String AUDIT =
      "insert into audit (actor, organization_id, action, subject, after)"
          + " values (?, ?, ?, ?, cast(? as jsonb))";

  private JobTable() {}

  /** Before its file is received: the job would name it. Null is none, which is fine. */
  static void requireOrganization(Connection connection, UUID organization) throws SQLException {
    if (organization == null) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ORGANIZATION)) {
      statement.setObject(1, organization);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw RegistryException.parameter(
              "organization", organization, "there is no such organization");
        }
      }
    }
  }

  /** Refuses if the organization, or the operator, has as many unfinished jobs as it may. */
  static void requireRoom(Connection connection, UUID organization, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ROOM)) {
      statement.setObject(1, organization, java.sql.Types.OTHER);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        if (result.getLong(1) >= most) {
          throw Reception.tooMany(most + " imports of this organization are unfinished");
        }
      }
    }
  }

  static void insert(Connection connection, Caller caller, ImportView job) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, job.id());
      statement.setObject(2, job.organization(), java.sql.Types.OTHER);
      statement.setString(3, caller.actor());
      statement.setObject(4, caller.organization(), java.sql.Types.OTHER);
      statement.setString(5, caller.role().name());
      statement.setString(6, job.subject().name());
      statement.setString(7, job.format().name());
      statement.setBoolean(8, job.dryRun());
      statement.setBoolean(9, job.atomic());
      statement.setLong(10, job.bytes());
      statement.setLong(11, job.total());
      statement.setObject(12, job.createdAt().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** How many jobs are unfinished, in turn on another replica or not. */
  static long unfinished(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNFINISHED_COUNT);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Locks the job that waited longest and that nobody else has; null if there is none. */
  static JobRow next(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      return new JobRow(
          (UUID) row.getObject(1),
          new Caller(row.getString(2), (UUID) row.getObject(3), Role.valueOf(row.getString(4))),
          (UUID) row.getObject(5),
          ImportSubject.valueOf(row.getString(6)),
          row.getBoolean(7),
          row.getBoolean(8),
          row.getLong(9),
          row.getLong(10),
          row.getLong(11),
          row.getLong(12),
          row.getLong(13),
          row.getLong(14),
          row.getString(15));
    }
  }

  /**
   * @param began when this turn began, as text
   * @param detail null for none
   */
  static void advance(
      Connection connection, JobRow job, ImportState state, String began, String detail)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setString(1, state.name());
      statement.setLong(2, job.read());
      statement.setLong(3, job.created());
      statement.setLong(4, job.changed());
      statement.setLong(5, job.unchanged());
      statement.setLong(6, job.rejected());
      statement.setString(7, job.rejectedBy());
      statement.setString(8, detail);
      statement.setString(9, began);
      statement.setBoolean(10, state.isFinished());
      statement.setObject(11, job.id());
      statement.executeUpdate();
    }
  }

  /**
   * @param counts JSON
   */
  static void audit(Connection connection, JobRow job, String action, String counts)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AUDIT)) {
      statement.setString(1, job.caller().actor());
      statement.setObject(2, job.organization(), java.sql.Types.OTHER);
      statement.setString(3, action);
      statement.setString(4, job.id().toString());
      statement.setString(5, counts);
      statement.executeUpdate();
    }
  }
}
