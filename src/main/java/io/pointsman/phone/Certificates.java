package io.pointsman.phone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsyncMapping;
import io.netty.util.concurrent.Promise;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.SSLHelper;
import io.vertx.core.net.impl.SslContextProvider;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;

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

      @Override
      protected void replaceHandler(ChannelHandlerContext ctx, String name, SslContext context)
          throws Exception {
        try {
          super.replaceHandler(ctx, name, context);
        } catch (Exception unusable) {
          // Nobody else would: it would stay open, with no deadline left.
          ctx.close();
          throw unusable;
        }
      }
    };
  }

  /** Fails, and leaves everything as it was, if the new ones cannot be used. */
  Future<Void> update(VertxInternal vertx, HttpServerOptions options) {
    long timeout = options.getSslHandshakeTimeoutUnit().toMillis(options.getSslHandshakeTimeout());
    return new SSLHelper(options, List.of())
        .buildChannelProvider(options.getSslOptions(), vertx.getOrCreateContext())
        .compose(
            provider ->
                vertx.executeBlocking(
                    () ->
                        new ByName(
                            vertx.getInternalWorkerPool().executor(),
                            provider.sslContextProvider(),
                            timeout)))
        .onSuccess(names -> current = names)
        .mapEmpty();
  }

  /**
   * The contexts by what phones ask for: one for each certificate, made when it is first needed and
   * never with a phone's own word in it. Vert.x keeps one for each name, of which a wildcard has no
   * end, and names in it that no host may have fail every handshake.
   */
  private static final class ByName {

    private final Executor workers;
    private final SslContextProvider provider;
    private final long timeoutMillis;
    private final SslContext standard;
    private final Cache<KeyManagerFactory, SslContext> byKey =
        Caffeine.newBuilder().maximumSize(NAMES).executor(Runnable::run).build();
    private final Cache<String, SslContext> known =
        Caffeine.newBuilder().maximumSize(NAMES).executor(Runnable::run).build();

    ByName(Executor workers, SslContextProvider provider, long timeoutMillis) {
      this.workers = workers;
      this.provider = provider;
      this.timeoutMillis = timeoutMillis;
      this.standard = provider.createContext(true, false);
    }

    /** Reading a key takes a while: that is done in another thread, for new names only. */
    io.netty.util.concurrent.Future<SslContext> find(String name, Promise<SslContext> found) {
      if (name == null) {
        return found.setSuccess(standard);
      }
      SslContext context = known.getIfPresent(name);
      if (context != null) {
        return found.setSuccess(context);
      }
      workers.execute(
          () -> {
            try {
              found.setSuccess(look(name));
            } catch (Exception unusable) {
              found.setFailure(unusable);
            }
          });
      return found;
    }

    private SslContext look(String name) throws Exception {
      KeyManagerFactory key = provider.resolveKeyManagerFactory(name);
      SslContext context =
          key == null
              ? standard
              : byKey.get(
                  key,
                  own ->
                      provider.createServerContext(
                          own, provider.defaultTrustManagers(), null, false));
      known.put(name, context);
      return context;
    }
  }
}
