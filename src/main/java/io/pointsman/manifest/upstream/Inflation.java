package io.pointsman.manifest.upstream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks what an upstream packed though we did not ask for it; within bounds. */
final class Inflation {

  private static final int STEP = 8192;

  private Inflation() {}

  /** Whether bytes under that {@code Content-Encoding}, which may be null, are to be unpacked. */
  static boolean isPacked(String encoding) {
    return encoding != null && !encoding.isBlank() && !encoding.trim().equalsIgnoreCase("identity");
  }

  /**
   * @throws FetchFailure if it would be larger than {@code limit}, is damaged, or packed otherwise
   */
  static byte[] unpack(byte[] packed, String encoding, int limit) {
    String name = encoding.trim().toLowerCase(Locale.ROOT);
    try (InputStream in = stream(packed, name)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 4);
      byte[] step = new byte[STEP];
      for (int n = in.read(step); n >= 0; n = in.read(step)) {
        if (out.size() + n > limit) {
          throw new FetchFailure(
              FailureReason.TOO_BIG, "unpacked it is larger than " + limit + " bytes");
        }
        out.write(step, 0, n);
      }
      return out.toByteArray();
    } catch (IOException damaged) {
      throw new FetchFailure(FailureReason.COMPRESSION, "it is damaged: it does not unpack");
    }
  }

  private static InputStream stream(byte[] packed, String name) throws IOException {
    InputStream in = new ByteArrayInputStream(packed);
    return switch (name) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in, STEP);
      case "deflate" -> new InflaterInputStream(in);
      default ->
          throw new FetchFailure(
              FailureReason.COMPRESSION, "it is packed in a way that we did not ask for");
    };
  }
}
