package io.pointsman.phone;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A long file that comes in equal parts, as fast as it is taken, from a thread of its own. */
final class PartsStream implements ReadStream<Buffer> {

  private final io.vertx.core.Context context;
  private final Buffer part;
  private final int parts;
  private int breaksAfter = -1;
  private Handler<Buffer> handler;
  private Handler<Void> end;
  private Handler<Throwable> failure;
  private volatile int sent;
  private volatile long demand;
  private volatile boolean closed;
  private boolean ended;

  PartsStream(Vertx vertx, int parts, int size) {
    this.context = vertx.getOrCreateContext();
    this.parts = parts;
    this.part = Buffer.buffer("x".repeat(size));
  }

  void breakAfter(int count) {
    breaksAfter = count;
  }

  int sent() {
    return sent;
  }

  /** Whether nobody asks for more. */
  boolean isPaused() {
    return demand == 0 && sent > 0;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> given) {
    failure = given;
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> given) {
    handler = given;
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    demand = 0;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    context.runOnContext(
        now -> {
          boolean idle = demand == 0;
          demand += amount;
          if (idle) {
            next();
          }
        });
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> given) {
    end = given;
    return this;
  }

  private void next() {
    if (demand == 0 || closed || ended) {
      return;
    }
    if (sent == breaksAfter) {
      ended = true;
      failure.handle(new java.io.IOException("on purpose"));
    } else if (sent == parts) {
      ended = true;
      end.handle(null);
    } else {
      sent = sent + 1;
      demand = demand - 1;
      handler.handle(part);
      context.runOnContext(now -> next());
    }
  }
}
