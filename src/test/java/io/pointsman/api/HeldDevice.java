package io.pointsman.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Holds back the turn of whatever import writes a device. */
final class HeldDevice implements AutoCloseable {

  private final Connection connection;

  HeldDevice(DataSource database, long mac) throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement lock =
        connection.prepareStatement("select from device where mac = ? for update")) {
      lock.setLong(1, mac);
      lock.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
