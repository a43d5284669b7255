package io.pointsman.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.pointsman.registry.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What finished jobs leave, and for how long. */
@Tag("application")
@QuarkusTest
class ImportLeftoversTest {

  private static final String JOBS =
      "insert into import_job (id, actor, caller_organization_id, role, subject, format, state,"
          + " dry_run, atomic, bytes, total, rejected, finished_at)"
          + " select gen_random_uuid(), 'test', ?::uuid, 'EDITOR', 'DEVICES', 'CSV', 'DONE', false,"
          + " false, 1, 1, 1, now() - make_interval(days => ?, secs => n) from"
          + " generate_series(1, ?) n";

  private static final String REJECTS =
      "insert into import_reject (job_id, line, reason, detail) select id, line, 'duplicate', 'x'"
          + " from import_job, generate_series(1, 3) line where caller_organization_id = ?::uuid";

  private static final String LEFT =
      "select (select count(*) from import_job where caller_organization_id = ?::uuid),"
          + " (select count(*) from import_reject r join import_job j on j.id = r.job_id"
          + " where caller_organization_id = ?::uuid),"
          + " (select max(now() - finished_at) < interval '101 s' from import_job"
          + " where caller_organization_id = ?::uuid)";

  @Inject AgroalDataSource database;
  @Inject ImportLeftovers leftovers;

  @Test
  void theNewestHundredOfAnOrganizationStay() throws SQLException {
    UUID many = Ids.next();
    UUID few = Ids.next();
    jobs(many, 0, 120);
    jobs(few, 0, 5);
    while (leftovers.part()) {}
    left(many, 100, 300, true);
    left(few, 5, 15, true);
  }

  @Test
  void noneStaysLongerThanAWeek() throws SQLException {
    UUID old = Ids.next();
    jobs(old, 7, 5);
    jobs(old, 6, 5);
    while (leftovers.part()) {}
    left(old, 5, 15, false);
  }

  @Test
  void theOperatorsGoByTheirAgeAlone() throws SQLException {
    String before = count();
    execute(JOBS, null, 6, 120);
    while (leftovers.part()) {}
    assertThat(count()).isEqualTo(String.valueOf(Integer.parseInt(before) + 120));
    execute("delete from import_job where actor = ? and caller_organization_id is null", "test");
  }

  private String count() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "select count(*) from import_job where caller_organization_id is null");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private void jobs(UUID organization, int days, int count) throws SQLException {
    execute(JOBS, organization, days, count);
    execute(
        "delete from import_reject where job_id in (select id from import_job"
            + " where caller_organization_id = ?::uuid)",
        organization);
    execute(REJECTS, organization);
  }

  private void left(UUID organization, int jobs, int rejects, boolean areTheNewest)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement left = connection.prepareStatement(LEFT)) {
      for (int i = 1; i <= 3; i++) {
        left.setObject(i, organization);
      }
      try (ResultSet row = left.executeQuery()) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(jobs);
        assertThat(row.getInt(2)).isEqualTo(rejects);
        assertThat(row.getBoolean(3)).isEqualTo(areTheNewest);
      }
    }
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
