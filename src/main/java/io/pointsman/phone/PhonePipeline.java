package io.pointsman.phone;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.HAProxyMessageCompletionHandler;
import io.vertx.core.net.impl.SslHandshakeCompletionHandler;

/** What stands between a phone's socket and {@link PhoneHandler}, set up as far as it has come. */
@Sharable
final class PhonePipeline extends ChannelInitializer<Channel> {

  private final HttpServerOptions options;
  private final PhoneServices services;
  private final PhoneHandler handler;

  PhonePipeline(HttpServerOptions options, PhoneServices services, PhoneHandler handler) {
    this.options = options;
    this.services = services;
    this.handler = handler;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (!services.door().admits(channel)) {
      return;
    }
    if (options.isUseProxyProtocol()) {
      readProxyProtocol(channel);
    } else {
      secure(channel);
    }
  }

  private void readProxyProtocol(Channel channel) {
    Promise<Channel> read = channel.eventLoop().newPromise();
    IdleStateHandler idle =
        new IdleStateHandler(
            0, 0, options.getProxyProtocolTimeout(), options.getProxyProtocolTimeoutUnit());
    channel
        .pipeline()
        .addLast(new HAProxyMessageDecoder(), idle, new HAProxyMessageCompletionHandler(read));
    read.addListener(
        done -> {
          if (done.isSuccess()) {
            channel.pipeline().remove(idle);
            secure(channel);
          } else {
            channel.close();
          }
        });
  }

  private void secure(Channel channel) {
    if (!options.isSsl()) {
      speakHttp(channel);
      return;
    }
    Promise<Void> handshake = channel.eventLoop().newPromise();
    channel
        .pipeline()
        .addLast(services.certificates().handler(), new SslHandshakeCompletionHandler(handshake));
    handshake.addListener(
        done -> {
          if (done.isSuccess()) {
            speakHttp(channel);
          } else {
            channel.close();
          }
        });
  }

  private void speakHttp(Channel channel) {
    Visitor visitor = channel.attr(Visitor.KEY).get();
    services.limits().greet(visitor, channel.attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE).get());
    visitor.connection = new PhoneConnection(visitor, handler, services);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(new VertxHttpRequestDecoder(options), visitor.connection);
  }
}
