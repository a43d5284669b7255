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
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A port for phones. With Linux' epoll each event loop has a listening socket of its own, so that a
 * connection stays on one thread from its acceptance on; else the first accepts for all.
 */
final class PhonePort {

  /**
   * Bytes of a phone's answer that the kernel holds unsent. It would hold 4 MB, and tell of none
   * taken before a third of them is: a phone that takes a long file slowly would look silent.
   */
  private static final long UNSENT = 128 * 1024;

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
    ServerBootstrap first =
        epoll
            ? onEpoll(loops.get(0))
            : with(new ServerBootstrap().group(loops.get(0), vertx.nettyEventLoopGroup()));
    Future<Void> opened = bind(first, options.getPort());
    if (epoll && loops.size() > 1) {
      opened = opened.onSuccess(alone -> share());
      for (EventLoop loop : loops.subList(1, loops.size())) {
        opened =
            opened.compose(
                before ->
                    bind(onEpoll(loop).option(EpollChannelOption.SO_REUSEPORT, true), port()));
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

  /**
   * Lets the other loops' sockets in beside the first. Not before it listens: sockets that share a
   * port share it with another process of ours, too, which would get half of the phones; but its
   * first does not share, and is refused.
   */
  private void share() {
    sockets.get(0).config().setOption(EpollChannelOption.SO_REUSEPORT, true);
  }

  private ServerBootstrap onEpoll(EventLoop loop) {
    return with(new ServerBootstrap().group(loop, loop))
        // Edge-triggered, each request would be read twice: the second time to find nothing.
        .childOption(EpollChannelOption.EPOLL_MODE, EpollMode.LEVEL_TRIGGERED)
        .childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT);
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
}
