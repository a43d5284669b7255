package io.pointsman.phone;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.List;

/** The servers of one event loop: one for each port, with one handler. */
final class PhoneVerticle extends AbstractVerticle {

  private final PhoneServices services;
  private final List<HttpServerOptions> options;
  private final List<HttpServer> servers = new ArrayList<>();

  PhoneVerticle(PhoneServices services, List<HttpServerOptions> options) {
    this.services = services;
    this.options = options;
  }

  /** One for each of the options, in their order. */
  List<HttpServer> servers() {
    return servers;
  }

  @Override
  public void start(Promise<Void> started) {
    PhoneHandler handler = new PhoneHandler(services);
    List<Future<?>> listening = new ArrayList<>();
    for (HttpServerOptions each : options) {
      HttpServer server =
          new PhoneHttpServer(
              (VertxInternal) vertx, each, services.door(), services.certificates());
      server
          .requestHandler(handler)
          .invalidRequestHandler(handler::malformed)
          .connectionHandler(this::greet)
          .exceptionHandler(PhoneVerticle::ignore);
      servers.add(server);
      listening.add(server.listen());
    }
    Future.all(listening).<Void>mapEmpty().onComplete(started);
  }

  private void greet(HttpConnection connection) {
    Http1xServerConnection http = (Http1xServerConnection) connection;
    http.exceptionHandler(PhoneVerticle::ignore);
    Visitor visitor = http.channel().attr(Visitor.KEY).get();
    services.limits().greet(visitor, http.remoteAddress());
    visitor.deadline = new HeadDeadline(services.config().headTimeout(), services.meters());
    ChannelPipeline pipeline = http.channel().pipeline();
    ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
    pipeline.addAfter(decoder.name(), "head-deadline", visitor.deadline);
  }

  /** Phones hang up, scanners fail handshakes: nothing to tell anybody, and limits are metered. */
  private static void ignore(Throwable failure) {}
}
