package io.pointsman.routing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.copy.PGCopyInputStream;

/** Devices as PostgreSQL's binary COPY format gives them. */
final class DeviceCopy {

  /** Signature, flags and the length of an extension that is never there. */
  private static final int HEADER = 11 + 4 + 4;

  private static final int COLUMNS = 5;
  private static final int END = -1;

  private DeviceCopy() {}

  /**
   * @param select gives the columns of {@link FeedRows#DEVICES}
   */
  static void read(CopyManager copies, String select, DeviceVisitor visitor)
      throws SQLException, IOException {
    CopyOut copy = copies.copyOut("copy (" + select + ") to stdout (format binary)");
    try (DataInputStream rows =
        new DataInputStream(new BufferedInputStream(new PGCopyInputStream(copy), 1 << 16))) {
      rows.skipNBytes(HEADER);
      short columns = rows.readShort();
      while (columns == COLUMNS) {
        long mac = number(rows);
        int profile = (int) number(rows);
        long ownUrl = number(rows);
        int organization = (int) number(rows);
        visitor.visit(mac, DeviceState.of(profile, ownUrl, organization, number(rows)));
        columns = rows.readShort();
      }
      if (columns != END) {
        throw new IOException("a device came with " + columns + " columns instead of " + COLUMNS);
      }
    }
  }

  /** A column of 4 or 8 bytes, behind its length. */
  private static long number(DataInputStream row) throws IOException {
    return row.readInt() == Integer.BYTES ? row.readInt() : row.readLong();
  }
}
