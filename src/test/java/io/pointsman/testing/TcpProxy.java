package io.pointsman.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What lies between two processes of a test: it passes TCP connections on, and can fall silent,
 * delay, lose, or lead somewhere else.
 *
 * <p>Loss is modelled as what TCP makes of it: a piece arrives late, after a retransmission.
 */
public final class TcpProxy implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(2);
  private static final int CONNECT_MILLIS = 2000;
  private static final int PIECE = 1 << 16;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::daemon);
  private volatile Supplier<List<Integer>> targets;
  private volatile Weather weather = Weather.FAIR;
  private volatile boolean closed;

  /**
   * How what passes is treated.
   *
   * @param silent whether nothing passes at all, and comes late once that ends
   * @param delay of each piece, on each way
   * @param lost the share of pieces that come only after {@code retransmission}
   */
  private record Weather(
      boolean silent, Duration delay, double lost, Duration retransmission, long seed) {
    static final Weather FAIR = new Weather(false, Duration.ZERO, 0, Duration.ZERO, 0);

    Duration next(Random random) {
      return lost > 0 && random.nextDouble() < lost ? delay.plus(retransmission) : delay;
    }
  }

  private TcpProxy(Supplier<List<Integer>> targets) {
    this.targets = targets;
    try {
      listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next()), 512);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Leads to a port of this machine. */
  public static TcpProxy to(int port) {
    return new TcpProxy(() -> List.of(port));
  }

  /**
   * Leads each connection to the first of some ports that takes it.
   *
   * @param ports asked for each connection; if none takes it, it is closed
   */
  static TcpProxy toFirstOf(Supplier<List<Integer>> ports) {
    return new TcpProxy(ports);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The same URL, by way of this proxy. */
  public String url(String direct, int directPort) {
    return direct.replace("127.0.0.1:" + directPort, "127.0.0.1:" + port());
  }

  /** Cuts the line: what is open stays so, and nothing is heard any more. */
  public void silence() {
    weather = new Weather(true, Duration.ZERO, 0, Duration.ZERO, 0);
  }

  /** Delays each piece on each way. */
  public void delay(Duration each) {
    weather = new Weather(false, each, 0, Duration.ZERO, 0);
  }

  /** Loses a share of the pieces, which come only after that time. */
  public void lose(double share, Duration retransmission, long seed) {
    weather = new Weather(false, Duration.ZERO, share, retransmission, seed);
  }

  /** All is well again; what was held comes now. */
  public void heal() {
    weather = Weather.FAIR;
  }

  /** New connections lead to another port; open ones end, as those to a pod that is gone. */
  public void leadTo(int port) {
    targets = () -> List.of(port);
    breakAll();
  }

  /** Resets every open connection. */
  public void breakAll() {
    open.forEach(TcpProxy::reset);
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException gone) {
      // It is given up either way.
    }
    breakAll();
    threads.shutdown();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> connect(client));
      } catch (IOException ended) {
        // Closed, or the client has gone again.
      }
    }
  }

  private void connect(Socket client) {
    open.add(client);
    awaitSound();
    for (int port : targets.get()) {
      Socket server = new Socket();
      try {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        server.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
        open.add(server);
        pump(client, server);
        pump(server, client);
        return;
      } catch (IOException refused) {
        reset(server);
      }
    }
    end(client);
  }

  private void pump(Socket from, Socket to) {
    threads.execute(
        () -> {
          try (InputStream in = from.getInputStream();
              OutputStream out = to.getOutputStream()) {
            pass(in, out);
          } catch (IOException gone) {
            // Then the other side shall know too.
          }
          end(from);
          end(to);
        });
  }

  private void pass(InputStream in, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    Random random = new Random(weather.seed());
    for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
      awaitSound();
      long wait = weather.next(random).toNanos();
      for (long until = System.nanoTime() + wait; wait > 0; wait = until - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      out.write(piece, 0, length);
    }
    awaitSound();
  }

  private void awaitSound() {
    while (weather.silent() && !closed) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException gone) {
      // As wanted.
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    return thread;
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // As wanted.
    }
  }
}
