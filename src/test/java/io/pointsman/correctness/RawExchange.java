package io.pointsman.correctness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a server made of some bytes.
 *
 * @param text everything it sent, as ISO 8859-1
 * @param reset whether it ended with a reset, as after bytes that it did not read
 */
record RawExchange(String text, boolean reset) {

  /** No server waits longer than this for a client that has said that nothing follows. */
  private static final int HANG_MILLIS = 20_000;

  /** Netty repeats whatever stands in place of {@code HTTP} in a request. */
  private static final Pattern STATUS =
      Pattern.compile("(?m)^[^\\n]{1,9999}/[0-9]+\\.[0-9]+ ([0-9]{3}) [A-Z]");

  private static final Pattern LOCATION = Pattern.compile("(?mi)^location: (\\S*)\r?$");

  /**
   * Sends the bytes, says that nothing follows, and reads to the end.
   *
   * @param patience milliseconds of silence after which nothing more is expected for the bytes sent
   * @throws SocketTimeoutException if the server hangs
   */
  static RawExchange of(int port, byte[] bytes, int patience) throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress("127.0.0.1", port), HANG_MILLIS);
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      try {
        socket.getOutputStream().write(bytes);
        socket.setSoTimeout(patience);
        boolean open = readOnce(in, buffer, got);
        if (open) {
          socket.shutdownOutput();
          socket.setSoTimeout(HANG_MILLIS);
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            got.write(buffer, 0, read);
          }
        }
        return new RawExchange(got.toString(StandardCharsets.ISO_8859_1), false);
      } catch (SocketTimeoutException hangs) {
        throw hangs;
      } catch (IOException reset) {
        return new RawExchange(got.toString(StandardCharsets.ISO_8859_1), true);
      }
    }
  }

  /** Whether it is nothing, or begins as an answer does. */
  boolean isHttp() {
    return text.isEmpty() || STATUS.matcher(text).lookingAt();
  }

  List<Integer> statuses() {
    return STATUS.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  List<String> locations() {
    return LOCATION.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Whether there may be more to come. */
  private static boolean readOnce(InputStream in, byte[] buffer, ByteArrayOutputStream got)
      throws IOException {
    try {
      int read = in.read(buffer);
      got.write(buffer, 0, Math.max(0, read));
      return read >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    }
  }
}
