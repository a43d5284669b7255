package io.pointsman.correctness;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.AnyCertificate;
import io.pointsman.testing.Replica;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/**
 * A phone's connection that is kept alive. It never asks twice for one answer: a request that fails
 * is a failure, and only the next one makes a new connection.
 */
final class PhoneLine implements AutoCloseable {

  private final int port;
  private final Duration patience;
  private final boolean tls;
  private Socket socket;
  private InputStream in;

  private PhoneLine(int port, Duration patience, boolean tls) {
    this.port = port;
    this.patience = patience;
    this.tls = tls;
  }

  static PhoneLine to(Replica replica) {
    return to(replica, Duration.ofSeconds(5));
  }

  /**
   * @param patience how long silence is waited out before it is a failure
   */
  static PhoneLine to(Replica replica, Duration patience) {
    return to(replica.phonePort(), patience);
  }

  /** To a port that need not be a replica's own. */
  static PhoneLine to(int port, Duration patience) {
    return new PhoneLine(port, patience, false);
  }

  /** To a port that speaks TLS, with a whole handshake for each connection. */
  static PhoneLine overTls(int port, Duration patience) {
    return new PhoneLine(port, patience, true);
  }

  /** As {@link #poll}, for where a failure is the test's end. */
  Answer ask(long mac) {
    try {
      return poll(mac);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Asks as a Gigaset phone does; the time to connect counts. */
  Answer poll(long mac) throws IOException {
    return poll("/device/" + new MacAddress(mac).upper() + ".xml", "Gigaset N510 IP PRO");
  }

  /** Asks as any phone does; the time to connect counts. */
  Answer poll(String path, String agent) throws IOException {
    long sent = System.nanoTime();
    try {
      connect();
      String request =
          "GET %s HTTP/1.1\r\nHost: phones.example\r\nUser-Agent: %s\r\n\r\n"
              .formatted(path, agent);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return read(sent);
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyGone) {
      // It is given up either way.
    }
    socket = null;
  }

  private void connect() throws IOException {
    if (socket == null) {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(new InetSocketAddress("127.0.0.1", port), (int) patience.toMillis());
      socket = tls ? secured(socket) : socket;
      in = new BufferedInputStream(socket.getInputStream());
    }
  }

  /** By a whole handshake, as after a phone's boot. */
  private static Socket secured(Socket plain) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            AnyCertificate.context()
                .getSocketFactory()
                .createSocket(plain, "phones.example", plain.getPort(), true);
    secure.startHandshake();
    return secure;
  }

  private Answer read(long sent) throws IOException {
    String[] status = line().split(" ", 3);
    String location = null;
    String retryAfter = null;
    int length = 0;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "location" -> location = value;
        case "retry-after" -> retryAfter = value;
        case "content-length" -> length = Integer.parseInt(value);
        case "connection" -> last = value.equalsIgnoreCase("close");
        default -> {}
      }
    }
    in.skipNBytes(length);
    long received = System.nanoTime();
    if (last) {
      close();
    }
    return new Answer(Integer.parseInt(status[1]), location, retryAfter, sent, received);
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder(80);
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("closed by the replica after '" + text + "'");
      }
      text.append((char) read);
    }
    return text.toString().strip();
  }
}
