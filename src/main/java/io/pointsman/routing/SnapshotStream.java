package io.pointsman.routing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** A snapshot with its checksum behind it. */
final class SnapshotStream {

  private static final int BUFFER = 1 << 17;

  private SnapshotStream() {}

  /** Leaves the stream open. */
  static void write(Snapshot snapshot, OutputStream out) throws IOException {
    CRC32C sum = new CRC32C();
    DataOutputStream content =
        new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(out, sum), BUFFER));
    SnapshotFormat.write(snapshot, content);
    content.flush();
    new DataOutputStream(out).writeLong(sum.getValue());
  }

  /** Leaves the stream open. */
  static Snapshot read(InputStream in) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(in, BUFFER);
    CRC32C sum = new CRC32C();
    Snapshot snapshot = SnapshotFormat.read(new DataInputStream(new CheckedInputStream(raw, sum)));
    long counted = sum.getValue();
    if (new DataInputStream(raw).readLong() != counted) {
      throw new IOException("its checksum is wrong");
    }
    return snapshot;
  }
}
