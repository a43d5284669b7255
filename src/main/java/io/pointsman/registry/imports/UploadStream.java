package io.pointsman.registry.imports;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body with an end: in bytes, and in time. */
final class UploadStream extends FilterInputStream {

  private final long limit;
  private final long deadline;
  private long count;

  /**
   * @param limit in bytes
   * @param deadline as {@code System.nanoTime()} tells time
   */
  UploadStream(InputStream in, long limit, long deadline) {
    super(in);
    this.limit = limit;
    this.deadline = deadline;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count += Math.max(0, read);
    if (count > limit) {
      throw new RegistryException(
              ProblemType.BODY_TOO_LARGE,
              "An import may have up to %d bytes: split the file.".formatted(limit))
          .with("limit", limit);
    }
    if (read >= 0 && System.nanoTime() - deadline > 0) {
      throw RegistryException.unavailable(
          "The file took too long to arrive: split it, or try again on a faster line.", null);
    }
    return read;
  }
}
