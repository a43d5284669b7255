package io.pointsman.registry.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Writes an upload's rows to the staging table. Each bite is a COPY of its own, all in the caller's
 * transaction: so PostgreSQL has done its part, too, before the rest that follows.
 */
final class StagingCopy {

  /** Some thousand rows, which take tens of milliseconds. */
  private static final int BITE = 1 << 18;

  private final CopyManager copies;
  private final Pace pace;
  private final UploadStream upload;
  private final ByteArrayOutputStream bite = new ByteArrayOutputStream(BITE + (1 << 15));
  private final Writer out = new OutputStreamWriter(bite, StandardCharsets.UTF_8);
  private boolean isFirst = true;
  private long began = System.nanoTime();
  private long waited;

  /**
   * @param upload tells how long it was waited for, which is no work
   */
  StagingCopy(Connection connection, Pace pace, UploadStream upload) throws SQLException {
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    this.pace = pace;
    this.upload = upload;
  }

  /**
   * @param values see {@link StagedRow#COLUMNS}
   */
  void write(String[] values) throws SQLException, IOException {
    CopyText.write(out, values);
    if (bite.size() >= BITE) {
      send();
    }
  }

  /** After the last row. */
  void end() throws SQLException, IOException {
    send();
  }

  private void send() throws SQLException, IOException {
    out.flush();
    if (!isFirst) {
      rest();
    }
    isFirst = false;
    if (bite.size() == 0) {
      return;
    }
    CopyIn copy = copies.copyIn(StagingTable.COPY);
    try {
      copy.writeToCopy(bite.toByteArray(), 0, bite.size());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    bite.reset();
  }

  /** For what was done since the last rest. A file of one bite has none. */
  private void rest() {
    LockSupport.parkNanos(pace.rest(System.nanoTime() - began - (upload.waited() - waited)));
    began = System.nanoTime();
    waited = upload.waited();
  }
}
