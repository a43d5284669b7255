package io.pointsman.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A tenant's web server on a free port of 127.0.0.1: real sockets, a thread for each connection,
 * and whatever answers a test wants, bad ones too. See {@link TenantAnswers}.
 */
public final class TenantServer implements AutoCloseable {

  private final ServerSocket listener;
  private final boolean tls;
  private final Map<String, TenantAnswer> answers = new ConcurrentHashMap<>();
  private final List<TenantRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile TenantAnswer otherwise = TenantAnswers.status(404);

  private TenantServer(ServerSocket listener, boolean tls) {
    this.listener = listener;
    this.tls = tls;
    daemon(this::accept, "tenant");
  }

  public static TenantServer start() {
    return new TenantServer(listen(ServerSocketFactory.getDefault()), false);
  }

  /**
   * @param demandsClient whether a client must show a certificate that the context trusts
   */
  public static TenantServer startTls(SSLContext context, boolean demandsClient) {
    SSLServerSocket listener = (SSLServerSocket) listen(context.getServerSocketFactory());
    listener.setNeedClientAuth(demandsClient);
    return new TenantServer(listener, true);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** At a host that must lead to 127.0.0.1. */
  public String url(String host, String path) {
    return (tls ? "https://" : "http://") + host + ":" + port() + path;
  }

  public String url(String path) {
    return url("127.0.0.1", path);
  }

  /** From now on, for that path, whatever the query. */
  public TenantServer on(String path, TenantAnswer answer) {
    answers.put(path, answer);
    return this;
  }

  /** For paths without an answer of their own; 404 to begin with. */
  public TenantServer otherwise(TenantAnswer answer) {
    otherwise = answer;
    return this;
  }

  /** Everything that was asked, in order. */
  public List<TenantRequest> requests() {
    return List.copyOf(requests);
  }

  public List<TenantRequest> requests(String path) {
    return requests.stream().filter(request -> path(request).equals(path)).toList();
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    closeQuietly(listener);
    sockets.forEach(TenantServer::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        int number = connections.incrementAndGet();
        daemon(() -> serve(socket, number), "tenant-" + number);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024)) {
      for (TenantRequest request = read(in, number); request != null; request = read(in, number)) {
        requests.add(request);
        answers.getOrDefault(path(request), otherwise).write(request, out);
        out.flush();
      }
    } catch (Exception over) {
      // The other side went, or the answer was to end like that.
    } finally {
      sockets.remove(socket);
    }
  }

  private static TenantRequest read(InputStream in, int number) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).trim());
    }
    String[] parts = line.split(" ");
    return new TenantRequest(parts[0], parts[1], Map.copyOf(headers), number);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static String path(TenantRequest request) {
    int query = request.target().indexOf('?');
    return query < 0 ? request.target() : request.target().substring(0, query);
  }

  private static ServerSocket listen(ServerSocketFactory factory) {
    try {
      return factory.createServerSocket(0, 1000, InetAddress.getByName("127.0.0.1"));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception ignored) {
      // It is being thrown away.
    }
  }
}
