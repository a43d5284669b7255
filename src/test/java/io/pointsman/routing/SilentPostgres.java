package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections, and greets them once it may speak; answers nothing else. */
final class SilentPostgres implements AutoCloseable {

  /** Authentication is fine, the encoding is UTF-8, and the server is ready. */
  private static final byte[] GREETING =
      "R\0\0\0\10\0\0\0\0S\0\0\0\31client_encoding\0UTF8\0Z\0\0\0\5I".getBytes(US_ASCII);

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final CountDownLatch maySpeak = new CountDownLatch(1);
  private final AtomicInteger accepted = new AtomicInteger();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  SilentPostgres() throws IOException {
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  int open() {
    return open.size();
  }

  void speak() {
    maySpeak.countDown();
  }

  void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    hangUp();
    maySpeak.countDown();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        accepted.incrementAndGet();
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.skipNBytes(in.readInt() - 4);
      maySpeak.await();
      socket.getOutputStream().write(GREETING);
      // Until it says goodbye or is gone.
      for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
        in.skipNBytes(in.readInt() - 4);
      }
    } catch (IOException | InterruptedException gone) {
      // Then it is closed all the same.
    } finally {
      open.remove(socket);
    }
  }

  private static void daemon(Runnable run) {
    Thread thread = new Thread(run, "silent-postgres");
    thread.setDaemon(true);
    thread.start();
  }
}
