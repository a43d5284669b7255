package io.pointsman.manifest.upstream;

import io.netty.channel.EventLoop;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.spi.transport.Transport;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Asks DNS as the host is set up to, {@code hosts} file included, without blocking: the JDK's
 * resolver, which Quarkus gives to Vert.x, would.
 */
final class DnsNames implements Names {

  /** A name that moves away is followed within that; a failed look-up is repeated after that. */
  private static final int LONGEST_SECONDS = 30;

  private static final int FAILED_SECONDS = 2;

  private final DnsNameResolver resolver;

  DnsNames(Vertx vertx, Duration timeout) {
    VertxInternal internal = (VertxInternal) vertx;
    Transport transport = internal.transport();
    EventLoop loop = internal.getEventLoopGroup().next();
    this.resolver =
        new DnsNameResolverBuilder(loop)
            .datagramChannelFactory(transport::datagramChannel)
            .queryTimeoutMillis(timeout.toMillis() / 2)
            .ttl(0, LONGEST_SECONDS)
            .negativeTtl(FAILED_SECONDS)
            .build();
  }

  @Override
  public Future<List<InetAddress>> resolve(String host) {
    Promise<List<InetAddress>> found = Promise.promise();
    resolver
        .resolveAll(host)
        .addListener(
            (io.netty.util.concurrent.Future<List<InetAddress>> done) -> {
              if (done.isSuccess()) {
                found.complete(done.getNow());
              } else {
                found.fail(done.cause());
              }
            });
    return found.future();
  }
}
