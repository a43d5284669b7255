package io.pointsman.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

/** A server that answers as it is told, and remembers what it was asked. */
final class FakeApi implements AutoCloseable {

  /** What was asked. */
  record Asked(String line, Headers headers, String body) {

    String header(String name) {
      return headers.getFirst(name);
    }
  }

  /** What is answered; the last of a queue is answered for ever. */
  private record Answer(int status, String type, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Map<String, Queue<Answer>> answers = new HashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  Asked last() {
    return asked.get(asked.size() - 1);
  }

  /**
   * @param line as {@code GET /api/v1/devices}, without the query
   */
  FakeApi answer(String line, int status, String body) {
    String type = status < 400 ? "application/json" : "application/problem+json";
    return answer(line, status, type, body, Map.of());
  }

  FakeApi answer(String line, int status, String type, String body, Map<String, String> headers) {
    answers
        .computeIfAbsent(line, any -> new ArrayDeque<>())
        .add(new Answer(status, type, body, headers));
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(line + (query == null ? "" : "?" + query), exchange.getRequestHeaders(), body));
    Queue<Answer> queue = answers.get(line);
    Answer answer =
        queue == null
            ? new Answer(
                404,
                "application/problem+json",
                "{\"type\":\"urn:pointsman:problem:unknown-path\",\"title\":\"Unknown\"}",
                Map.of())
            : queue.size() > 1 ? queue.remove() : queue.element();
    exchange.getResponseHeaders().set("Content-Type", answer.type);
    exchange.getResponseHeaders().set("X-Request-Id", "request-7");
    answer.headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
