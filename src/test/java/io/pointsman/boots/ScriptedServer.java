package io.pointsman.boots;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tenant's server: files by path, and what it is told to do instead of giving them. */
final class ScriptedServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final Map<String, Queue<Integer>> failures = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Such as {@code http://127.0.0.1:21234}, without a slash at its end. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ScriptedServer file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  /** In its text, {@code @} stands for this server's URL. */
  ScriptedServer file(String path, String content) {
    return file(path, content.replace("@", url()).getBytes(StandardCharsets.UTF_8));
  }

  ScriptedServer redirect(String path, int status, String location) {
    redirects.put(path, status + " " + location);
    return this;
  }

  /** It answers with these, one a request, before it gives the file. */
  ScriptedServer failing(String path, Integer... statuses) {
    failures.put(path, new ArrayDeque<>(List.of(statuses)));
    return this;
  }

  /** The paths asked since this was last called. */
  List<String> asked() {
    List<String> paths = new ArrayList<>();
    for (String path = asked.poll(); path != null; path = asked.poll()) {
      paths.add(path);
    }
    return paths;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      asked.add(path);
      Queue<Integer> failing = failures.getOrDefault(path, new ArrayDeque<>());
      Integer status = failing.poll();
      String redirect = redirects.get(path);
      byte[] file = files.get(path);
      if (status != null) {
        exchange.sendResponseHeaders(status, -1);
      } else if (redirect != null) {
        exchange.getResponseHeaders().set("Location", redirect.substring(4));
        exchange.sendResponseHeaders(Integer.parseInt(redirect.substring(0, 3)), -1);
      } else if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, file.length == 0 ? -1 : file.length);
        exchange.getResponseBody().write(file);
      }
    }
  }
}
