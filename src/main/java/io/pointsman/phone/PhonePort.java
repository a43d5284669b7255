package io.pointsman.phone;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollMode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A port for phones. With Linux' epoll each event loop has a listening socket of its own, so that a
 * connection stays on one thread from its acceptance on; else the first accepts for all.
 */
final class PhonePort {

  private final VertxInternal vertx;
  private final HttpServerOptions options;
  private final PhonePipeline pipeline;
  private final List<Channel> sockets = new CopyOnWriteArrayList<>();

  PhonePort(VertxInternal vertx, HttpServerOptions options, PhonePipeline pipeline) {
    this.vertx = vertx;
    this.options = options;
    this.pipeline = pipeline;
  }

  /**
   * Listens, and fails with all closed if it cannot.
   *
   * @param loops where phones are answered; at least one
   */
  Future<Void> open(List<EventLoop> loops) {
    boolean epoll = loops.get(0).parent() instanceof EpollEventLoopGroup;
    boolean each = epoll && loops.size() > 1;
    ServerBootstrap first =
        epoll
            ? onEpoll(loops.get(0), each)
            : with(new ServerBootstrap().group(loops.get(0), vertx.nettyEventLoopGroup()));
    Future<Void> opened =
        (each ? isFree() : Future.<Void>succeededFuture())
            .compose(free -> bind(first, options.getPort()));
    if (each) {
      for (EventLoop loop : loops.subList(1, loops.size())) {
        opened = opened.compose(before -> bind(onEpoll(loop, true), port()));
      }
    }
    return opened.onFailure(failure -> close());
  }

  /** As bound. */
  int port() {
    return ((InetSocketAddress) sockets.get(0).localAddress()).getPort();
  }

  /** Accepts nobody any more. */
  void close() {
    sockets.forEach(Channel::close);
  }

  private ServerBootstrap onEpoll(EventLoop loop, boolean shared) {
    return with(new ServerBootstrap().group(loop, loop))
        .option(EpollChannelOption.SO_REUSEPORT, shared)
        // Edge-triggered, each request would be read twice: the second time to find nothing.
        .childOption(EpollChannelOption.EPOLL_MODE, EpollMode.LEVEL_TRIGGERED);
  }

  private ServerBootstrap with(ServerBootstrap bootstrap) {
    return bootstrap
        .channelFactory(vertx.transport().serverChannelFactory(false))
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, options.getAcceptBacklog())
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .childHandler(pipeline);
  }

  private Future<Void> bind(ServerBootstrap bootstrap, int port) {
    Promise<Void> bound = Promise.promise();
    bootstrap
        .bind(new InetSocketAddress(options.getHost(), port))
        .addListener(
            (ChannelFuture done) -> {
              if (done.isSuccess()) {
                sockets.add(done.channel());
                bound.complete();
              } else {
                bound.fail(done.cause());
              }
            });
    return bound.future();
  }

  /** Sockets that share a port would share it with another process of ours, too. */
  private Future<Void> isFree() {
    if (options.getPort() == 0) {
      return Future.succeededFuture();
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(
          new InetSocketAddress(InetAddress.getByName(options.getHost()), options.getPort()));
      return Future.succeededFuture();
    } catch (IOException taken) {
      return Future.failedFuture(taken);
    }
  }
}
