package io.pointsman.phone;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A connection that speaks HTTP/1: takes requests from the decoder, has them answered one after the
 * other, and writes the answers. It stands where Vert.x has its HTTP server, which costs more than
 * all that is done for a poll; see {@code docs/adr/0006}.
 *
 * <p>Bodies are not read: a request that has one is answered and its connection closed.
 */
final class PhoneConnection extends ChannelInboundHandlerAdapter {

  private final Visitor visitor;
  private final PhoneHandler handler;
  private final HeadDeadline headDeadline;
  private final IdleDeadline idleDeadline;

  /**
   * Came while an earlier one waits, or while the phone does not take its answers; from then on no
   * more is read, so that neither can pile up.
   */
  private final Queue<HttpRequest> later = new ArrayDeque<>(0);

  private ChannelHandlerContext context;
  private Runnable whenWritable;
  private Runnable whenGone;
  private boolean reading;
  private boolean waiting;
  private boolean closing;
  private boolean catchingUp;

  PhoneConnection(Visitor visitor, PhoneHandler handler, PhoneServices services) {
    this.visitor = visitor;
    this.handler = handler;
    this.headDeadline = new HeadDeadline(services.config().headTimeout(), services.meters());
    this.idleDeadline = new IdleDeadline(services.config().idleTimeout());
  }

  /** Whether closing it now would harm nobody: nothing waits, and no request is half here. */
  boolean isIdle() {
    return !waiting && later.isEmpty() && !headDeadline.isPartial();
  }

  boolean isOpen() {
    return !closing && context.channel().isActive();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    idleDeadline.start(ctx);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    headDeadline.disarm();
    idleDeadline.stop();
    later.clear();
    if (whenGone != null) {
      whenGone.run();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    reading = true;
    headDeadline.heard(message);
    if (message instanceof HttpRequest request) {
      if (waiting || !later.isEmpty() || !ctx.channel().isWritable()) {
        later.add(request);
        // Not sooner: most phones wait for their answer, and it costs two system calls.
        readIfRoom();
      } else if (!closing) {
        begin(request);
      }
    } else if (message != LastHttpContent.EMPTY_LAST_CONTENT) {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    headDeadline.readEnded(ctx);
    idleDeadline.heard();
    ctx.flush();
  }

  /**
   * Whoever takes no answers is asked for no more requests, and those that came together are
   * answered one after the other: the answers would pile up here.
   */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (whenWritable != null && ctx.channel().isWritable()) {
      whenWritable.run();
    }
    catchUp();
  }

  /** Phones hang up and scanners send rubbish: nothing to tell anybody. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  /** Writes an answer, which ends its connection or not; takes the buffer. */
  void answer(ByteBuf answer, boolean close) {
    if (close) {
      closing = true;
      later.clear();
      context.write(answer).addListener(written -> context.close());
    } else {
      context.write(answer, context.voidPromise());
    }
    if (!reading) {
      context.flush();
    }
  }

  /**
   * Begins an answer that comes in parts; takes the buffer, which holds its head. Begins no other
   * request until {@link #streamed}.
   *
   * @param writable called when the phone takes more, after {@link #pass} said that it does not
   * @param gone called if the phone hangs up meanwhile
   */
  void stream(ByteBuf head, Runnable writable, Runnable gone) {
    pause();
    whenWritable = writable;
    whenGone = gone;
    context.writeAndFlush(head);
  }

  /** Writes a part and takes its buffer; whether the phone takes more now. */
  boolean pass(ByteBuf part) {
    // Who takes what is sent is not silent.
    context.writeAndFlush(part).addListener(written -> idleDeadline.heard());
    return context.channel().isWritable();
  }

  /** The last part, and the end of {@link #stream}. */
  void streamed(ByteBuf last, boolean close) {
    whenWritable = null;
    whenGone = null;
    answer(last, close);
    resume();
  }

  /** Ends the connection in the midst of an answer, so that nobody takes it for whole. */
  void cut() {
    whenWritable = null;
    whenGone = null;
    closing = true;
    context.close();
  }

  ByteBuf buffer(int bytes) {
    return context.alloc().directBuffer(bytes);
  }

  /** Begins nothing more until the answer is written. */
  void pause() {
    waiting = true;
  }

  /** The answer is written: whatever came meanwhile is next. */
  void resume() {
    waiting = false;
    catchUp();
  }

  private void catchUp() {
    if (catchingUp) {
      return;
    }
    catchingUp = true;
    while (!waiting && !later.isEmpty() && context.channel().isWritable()) {
      begin(later.poll());
    }
    catchingUp = false;
    readIfRoom();
  }

  private void readIfRoom() {
    context
        .channel()
        .config()
        .setAutoRead(later.isEmpty() && !closing && context.channel().isWritable());
  }

  private void begin(HttpRequest request) {
    handler.handle(new Poll(request, visitor, this));
  }
}
