package io.pointsman.phone;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.SSLHelper;
import io.vertx.core.net.impl.SslChannelProvider;
import java.util.List;

/**
 * The certificates that new connections get, swapped whole. Vert.x' own {@code updateSSLOptions}
 * drops the connections that arrive while it reads the new ones (as of 4.5.25 their handler meets a
 * future that is not complete), so the swap is made here, once they are read.
 */
final class Certificates {

  private volatile SslChannelProvider updated;

  /** What a new connection gets: the last update, else what the server was opened with. */
  SslChannelProvider orElse(SslChannelProvider initial) {
    SslChannelProvider last = updated;
    return last == null ? initial : last;
  }

  /** Fails, and leaves everything as it was, if the new ones cannot be used. */
  Future<Void> update(VertxInternal vertx, HttpServerOptions options) {
    return new SSLHelper(options, List.of())
        .buildChannelProvider(options.getSslOptions(), vertx.getOrCreateContext())
        .onSuccess(provider -> updated = provider)
        .mapEmpty();
  }
}
