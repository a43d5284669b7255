package io.pointsman.phone;

import io.netty.channel.Channel;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SslChannelProvider;
import io.vertx.core.spi.metrics.TCPMetrics;
import java.util.function.BiConsumer;

/**
 * Vert.x' HTTP server with a door in front. Vert.x tells of a connection only after its TLS
 * handshake, which is too late to count those that never finish one; its two protected methods are
 * the only place where an accepted socket can be seen.
 */
final class PhoneHttpServer extends HttpServerImpl {

  private final Door door;
  private final Certificates certificates;

  PhoneHttpServer(
      VertxInternal vertx, HttpServerOptions options, Door door, Certificates certificates) {
    super(vertx, options);
    this.door = door;
    this.certificates = certificates;
  }

  @Override
  protected BiConsumer<Channel, SslChannelProvider> childHandler(
      ContextInternal context, SocketAddress address, GlobalTrafficShapingHandler shaping) {
    BiConsumer<Channel, SslChannelProvider> next = super.childHandler(context, address, shaping);
    return (channel, ssl) -> {
      if (door.admits(channel)) {
        next.accept(channel, certificates.orElse(ssl));
      }
    };
  }

  /** None: the general HTTP meters would put paths, and so MAC addresses, into labels. */
  @Override
  protected TCPMetrics<?> createMetrics(SocketAddress address) {
    return null;
  }
}
