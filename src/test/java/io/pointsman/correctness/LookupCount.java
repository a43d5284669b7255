package io.pointsman.correctness;

import io.pointsman.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again how many look-ups of own URLs PostgreSQL is busy with. */
final class LookupCount implements AutoCloseable {

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final String SQL =
      "select count(*) from pg_stat_activity where application_name = 'pointsman'"
          + " and query like 'select u.id,%from own_url%' and (state = 'active' or"
          + " state_change > clock_timestamp() - interval '5 ms')";

  private final PostgresServer postgres;
  private final Thread thread = new Thread(this::run, "lookups");
  private volatile int most;
  private volatile boolean closed;

  LookupCount(PostgresServer postgres) {
    this.postgres = postgres;
    thread.setDaemon(true);
    thread.start();
  }

  int most() {
    return most;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void run() {
    try (Connection connection = postgres.connect();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      while (!closed) {
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          most = Math.max(most, row.getInt(1));
        }
        LockSupport.parkNanos(PAUSE);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
