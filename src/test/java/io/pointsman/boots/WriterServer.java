package io.pointsman.boots;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.dialect.Dialects;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.ManifestWriters;
import io.pointsman.dialect.OwnLinks;
import io.pointsman.dialect.PhoneRequest;
import io.pointsman.dialect.Recognition;
import io.pointsman.dialect.Written;
import io.pointsman.mac.MacAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The writers of manifests behind a port, with one profile for every phone, and nothing else. */
final class WriterServer implements AutoCloseable {

  private final HttpServer server;
  private final Dialects dialects = new Dialects();
  private final ManifestWriters writers = new ManifestWriters();
  private final Map<Long, byte[]> uploads = new ConcurrentHashMap<>();
  private volatile ProfileFiles files = ProfileFiles.NONE;
  private volatile String target;

  WriterServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on; in the target {@code @} stands for the phone's MAC. */
  void profile(String target, ProfileFiles files) {
    this.target = target;
    this.files = files;
  }

  void upload(long content, byte[] bytes) {
    uploads.put(content, bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String agent = exchange.getRequestHeaders().getFirst("User-Agent");
      Recognition who = dialects.recognise(new PhoneRequest(path, null, agent));
      if (who.mac() == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      Written written = writers.write(who.vendor(), question(path, who, who.mac()));
      if (written instanceof Written.Body body) {
        send(exchange, body.bytes());
      } else if (written instanceof Written.Uploaded uploaded) {
        send(exchange, uploaded.finish().apply(uploads.get(uploaded.upload().content())));
      } else if (written instanceof Written.AtTenant elsewhere) {
        redirect(exchange, elsewhere.url());
      } else if (written instanceof Written.Redirect) {
        redirect(exchange, home(who.mac()));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private ManifestQuestion question(String path, Recognition who, MacAddress mac) {
    return new ManifestQuestion(
        mac,
        who.model(),
        who.firmware(),
        path,
        who.file(),
        home(mac),
        files,
        new OwnLinks(url(), mac));
  }

  private String home(MacAddress mac) {
    return target.replace("@", mac.lower());
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }
}
