package io.pointsman.routing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Devices as PostgreSQL's binary COPY format gives them. Its protocol promises a message for each
 * row, so each is taken apart where it lies: a stream of single bytes costs several times that.
 */
final class DeviceCopy {

  /** Signature, flags and the length of an extension that is never there. */
  private static final int HEADER = 11 + 4 + 4;

  private static final int COLUMNS = 5;
  private static final int END = -1;

  private DeviceCopy() {}

  /**
   * @param select gives the columns of {@link FeedRows#DEVICES}
   */
  static void devices(CopyManager copies, String select, DeviceVisitor visitor)
      throws SQLException, IOException {
    rows(
        copies,
        select,
        COLUMNS,
        row -> {
          long mac = number(row);
          int profile = (int) number(row);
          long ownUrl = number(row);
          int organization = (int) number(row);
          visitor.visit(mac, DeviceState.of(profile, ownUrl, organization, number(row)));
        });
  }

  /**
   * @param select gives one column, arrays of addresses
   */
  static void addresses(CopyManager copies, String select, LongConsumer visitor)
      throws SQLException, IOException {
    rows(
        copies,
        select,
        1,
        row -> {
          row.getInt();
          int dimensions = row.getInt();
          // Whether there are nulls, and the type; of each dimension, of which an empty array has
          // none, the length, and the first index.
          row.position(row.position() + 2 * Integer.BYTES + dimensions * 2 * Integer.BYTES);
          while (row.hasRemaining()) {
            visitor.accept(number(row));
          }
        });
  }

  private static void rows(
      CopyManager copies, String select, int columns, Consumer<ByteBuffer> visitor)
      throws SQLException, IOException {
    CopyOut copy = copies.copyOut("copy (" + select + ") to stdout (format binary)");
    try {
      int header = HEADER;
      int found = columns;
      for (byte[] message = copy.readFromCopy();
          message != null && found == columns;
          message = copy.readFromCopy()) {
        ByteBuffer row = ByteBuffer.wrap(message).position(header);
        header = 0;
        found = row.getShort();
        if (found == columns) {
          visitor.accept(row);
        }
      }
      if (found != END) {
        throw new IOException("a row came with " + found + " columns instead of " + columns);
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** A column of 4 or 8 bytes, behind its length. */
  private static long number(ByteBuffer row) {
    return row.getInt() == Integer.BYTES ? row.getInt() : row.getLong();
  }
}
