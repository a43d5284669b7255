package io.pointsman.registry.imports;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** A body with an end: in bytes, and in time. */
final class UploadStream extends FilterInputStream {

  /** Whoever is slower than 50 kB/s keeps a connection to the database, and others out. */
  private static final long SLOWEST_NANOS_A_BYTE = 20_000;

  private final ImportsConfig config;
  private final long limit;
  private final LongSupplier clock;
  private final long began;
  private long count;

  /** Only for the sender: a database that is slow is not its fault. */
  private long waited;

  /**
   * @param limit in bytes
   * @param clock as {@code System.nanoTime()} tells time
   */
  UploadStream(InputStream in, ImportsConfig config, long limit, LongSupplier clock) {
    super(in);
    this.config = config;
    this.limit = limit;
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  long count() {
    return count;
  }

  /** How long it had to be waited for, in nanoseconds. */
  long waited() {
    return waited;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long asked = clock.getAsLong();
    int read = super.read(buffer, offset, length);
    long now = clock.getAsLong();
    waited += now - asked;
    count += Math.max(0, read);
    if (count > limit) {
      throw new RegistryException(
              ProblemType.BODY_TOO_LARGE,
              "An import may have up to %d bytes: split the file.".formatted(limit))
          .with("limit", limit);
    }
    if (read >= 0 && now - began > config.receiveTimeout().toNanos()) {
      throw tooSlow(
          "%d bytes took longer than %d s".formatted(count, config.receiveTimeout().toSeconds()));
    }
    if (read >= 0 && waited > config.patience().toNanos() + count * SLOWEST_NANOS_A_BYTE) {
      throw tooSlow("%d bytes came slower than 50 kB/s".formatted(count));
    }
    return read;
  }

  private static RegistryException tooSlow(String what) {
    return new RegistryException(
        ProblemType.BODY_TOO_SLOW,
        what + ", and nothing is kept of them: split the file, or send it on a faster line.");
  }
}
