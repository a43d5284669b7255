package io.pointsman.phone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsyncMapping;
import io.netty.util.concurrent.Promise;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.SSLHelper;
import io.vertx.core.net.impl.SslChannelProvider;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The certificates that new connections get, by the name that the phone asks for; swapped whole,
 * once new ones are read, so that no connection meets half of them.
 */
final class Certificates {

  /** Names are the phones' own words: more than these are looked up anew each time. */
  private static final int NAMES = 1000;

  private volatile ByName current;

  /** What does the TLS of a new connection. */
  ChannelHandler handler() {
    ByName names = current;
    return new SniHandler((AsyncMapping<String, SslContext>) names::find, names.timeoutMillis) {
      @Override
      protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
        SslHandler handler = super.newSslHandler(context, allocator);
        handler.setHandshakeTimeout(names.timeoutMillis, TimeUnit.MILLISECONDS);
        return handler;
      }
    };
  }

  /** Fails, and leaves everything as it was, if the new ones cannot be used. */
  Future<Void> update(VertxInternal vertx, HttpServerOptions options) {
    long timeout = options.getSslHandshakeTimeoutUnit().toMillis(options.getSslHandshakeTimeout());
    return new SSLHelper(options, List.of())
        .buildChannelProvider(options.getSslOptions(), vertx.getOrCreateContext())
        .onSuccess(provider -> current = new ByName(provider, timeout))
        .mapEmpty();
  }

  /**
   * Vert.x looks up each connection's name in another thread, as it may have to read a key; here
   * that is done for new names only.
   */
  private static final class ByName {

    private final SslChannelProvider provider;
    private final long timeoutMillis;
    private final Cache<String, SslContext> known =
        Caffeine.newBuilder().maximumSize(NAMES).executor(Runnable::run).build();

    ByName(SslChannelProvider provider, long timeoutMillis) {
      this.provider = provider;
      this.timeoutMillis = timeoutMillis;
    }

    @SuppressWarnings("unchecked")
    io.netty.util.concurrent.Future<SslContext> find(String name, Promise<SslContext> found) {
      String key = name == null ? "" : name;
      SslContext context = known.getIfPresent(key);
      if (context != null) {
        return found.setSuccess(context);
      }
      found.addListener(
          done -> {
            if (done.isSuccess()) {
              known.put(key, (SslContext) done.getNow());
            }
          });
      AsyncMapping<String, SslContext> slow =
          (AsyncMapping<String, SslContext>) provider.serverNameMapping();
      return slow.map(name, found);
    }
  }
}
