package io.pointsman.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A phone as bytes on a socket: what it sends and gets is exactly what the test says. */
final class RawPhone implements AutoCloseable {

  final Socket socket;

  RawPhone(int port) {
    this(port, "127.0.0.1");
  }

  /**
   * @param from the loopback address that it comes from
   */
  RawPhone(int port, String from) {
    try {
      Socket plain = new Socket();
      plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      plain.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
      plain.setSoTimeout(10_000);
      plain.setTcpNoDelay(true);
      this.socket = plain;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  RawPhone(Socket socket) {
    this.socket = socket;
  }

  static String request(String method, String target, String... headers) {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: redirect.example\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  String ask(String method, String target, String... headers) {
    send(request(method, target, headers));
    return answer();
  }

  RawPhone send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The next answer's head, blank line included; our answers have no body. */
  String answer() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        head.write(next);
      }
      return head.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Everything up to the connection's end, which is waited for; a reset is an end too. */
  String rest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[8192];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        all.write(some, 0, count);
      }
    } catch (SocketException reset) {
      // An end like any other.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether the other end has closed, as far as one write and what was received tell. */
  boolean isClosedAfter(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
