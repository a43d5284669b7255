package io.pointsman.routing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jboss.logging.Logger;

/** The snapshot beside the process. Blocks. */
final class SnapshotFile {

  private static final Logger LOG = Logger.getLogger(SnapshotFile.class);
  private static final int BUFFER = 1 << 17;

  private final Path file;

  SnapshotFile(Path file) {
    this.file = file;
  }

  /** Replaces the file whole or not at all. */
  void write(Snapshot snapshot) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, file.getFileName().toString(), ".new");
    try {
      CRC32C sum = new CRC32C();
      try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER);
          DataOutputStream out =
              new DataOutputStream(
                  new BufferedOutputStream(new CheckedOutputStream(raw, sum), BUFFER))) {
        SnapshotFormat.write(snapshot, out);
        out.flush();
        new DataOutputStream(raw).writeLong(sum.getValue());
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Empty, and logged, if there is none or it cannot be used. */
  Optional<Snapshot> read() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      check(channel);
      InputStream content = Channels.newInputStream(channel.position(0));
      return Optional.of(
          SnapshotFormat.read(new DataInputStream(new BufferedInputStream(content, BUFFER))));
    } catch (IOException | RuntimeException unusable) {
      LOG.warnf("The snapshot %s is not used: %s", file, unusable.getMessage());
      return Optional.empty();
    }
  }

  /** Before anything in it is believed: a wrong length could ask for all memory. */
  private static void check(FileChannel channel) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long left = channel.size() - Long.BYTES;
    while (left > 0) {
      fill(channel, buffer.clear().limit((int) Math.min(buffer.capacity(), left)));
      left -= buffer.limit();
      sum.update(buffer);
    }
    if (left < 0) {
      throw new IOException("it is cut off");
    }
    fill(channel, buffer.clear().limit(Long.BYTES));
    if (buffer.getLong() != sum.getValue()) {
      throw new IOException("its checksum is wrong");
    }
  }

  private static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("it is cut off");
      }
    }
    buffer.flip();
  }
}
