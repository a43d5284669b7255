package io.pointsman.registry.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Clears away what finished jobs left, a part at a time. Any number of replicas may do it at once.
 */
@ApplicationScoped
class ImportLeftovers {

  private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  /** So many rows at once: nothing here is urgent. */
  private static final int MOST_ROWS = 20_000;

  /** Of jobs that were cancelled; all others end without any. */
  private static final String ROWS =
      "delete from import_row where ctid = any(array(select r.ctid from import_job j"
          + " join import_row r on r.job_id = j.id where j.finished_at < now() limit ?))";

  /** Jobs of the operator, who can be trusted not to fill the database, go by their age alone. */
  private static final String GONE =
      "(select id from import_job where finished_at < now() - make_interval(secs => ?)"
          + " union select id from (select id, row_number() over (partition by"
          + " caller_organization_id order by finished_at desc, id desc) as place from import_job"
          + " where finished_at is not null and caller_organization_id is not null) placed"
          + " where place > ?) j";

  private static final String REJECTS =
      "delete from import_reject where ctid = any(array(select r.ctid from "
          + GONE
          + " join import_reject r on r.job_id = j.id limit ?))";

  private static final String JOBS =
      "delete from import_job where id in (select j.id from "
          + GONE
          + " where not exists (select from import_reject r where r.job_id = j.id)"
          + " and not exists (select from import_row r where r.job_id = j.id) limit ?)";

  private final AgroalDataSource source;
  private final ImportsConfig config;
  private long next = System.nanoTime();

  ImportLeftovers(AgroalDataSource source, ImportsConfig config) {
    this.source = source;
    this.config = config;
  }

  /** Does a part of it, if a minute has passed or the last part was not the end. */
  void clear() throws SQLException {
    if (System.nanoTime() - next < 0) {
      return;
    }
    next = System.nanoTime() + (part() ? 0 : EVERY_NANOS);
  }

  /** Whether there is more to be done. */
  boolean part() throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean more = delete(connection, ROWS) == MOST_ROWS;
      more |= delete(connection, REJECTS, seconds(), config.keepAtMost()) == MOST_ROWS;
      delete(connection, JOBS, seconds(), config.keepAtMost());
      return more;
    }
  }

  private double seconds() {
    return config.keep().toSeconds();
  }

  /**
   * @param values of all parameters but the last, which is the number of rows
   */
  private static int delete(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.setInt(values.length + 1, MOST_ROWS);
      return statement.executeUpdate();
    }
  }
}
