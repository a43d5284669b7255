package io.pointsman.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers each request with a body that breaks off. */
final class CutServer implements AutoCloseable {

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nmac\n\r\n";

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

  CutServer() throws IOException {
    Thread thread = new Thread(this::serve, "cut-server");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().read(new byte[8192]);
        client.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException ended) {
        // The next one, if there is one.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
