package io.pointsman.registry;

import io.pointsman.BrokenConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Carries an export out of PostgreSQL, holding one piece of it at a time. Blocks. */
@ApplicationScoped
public class ExportCopy {

  private static final int PIECE = 1 << 16;

  /** PostgreSQL may have to sort millions of rows before the first of them comes. */
  private static final int MILLIS_OF_SILENCE = 120_000;

  private final DataSource source;

  ExportCopy(DataSource source) {
    this.source = source;
  }

  /**
   * @throws SQLException if PostgreSQL fails
   * @throws IOException if the sink wants no more
   */
  public void run(Export export, ExportSink sink)
      throws SQLException, IOException, InterruptedException {
    try (Connection connection = source.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, MILLIS_OF_SILENCE);
      CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(export.copy());
      try {
        pass(copy, sink);
      } catch (SQLException | IOException | InterruptedException | RuntimeException failed) {
        // Rows are on their way that nobody reads: the driver could not use it any more.
        BrokenConnection.end(connection);
        throw failed;
      }
      connection.setNetworkTimeout(Runnable::run, 0);
    }
  }

  private static void pass(CopyOut copy, ExportSink sink)
      throws SQLException, IOException, InterruptedException {
    ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE + 1024);
    for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
      piece.write(row);
      if (piece.size() >= PIECE) {
        sink.take(piece.toByteArray());
        piece.reset();
      }
    }
    sink.take(piece.toByteArray());
  }
}
