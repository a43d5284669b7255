package io.pointsman.manifest.upstream;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * A body on its way to a phone: read as fast as the phone takes it, and no faster. Ends an upstream
 * that says nothing while it is listened to, and one that says too much.
 */
final class PassedOn implements ReadStream<Buffer> {

  private final Vertx vertx;
  private final HttpClientResponse response;
  private final long most;
  private final Runnable over;
  private final long timer;
  private long bytes;
  private long wanted;
  private boolean heard;
  private boolean ended;
  private Handler<Throwable> failed;
  private Handler<Void> end;
  private Handler<Buffer> handler;

  /**
   * @param response paused
   * @param over is told once, at the end or failure of it
   * @param silence milliseconds without a byte that end it
   */
  PassedOn(Vertx vertx, HttpClientResponse response, long most, long silence, Runnable over) {
    this.vertx = vertx;
    this.response = response;
    this.most = most;
    this.over = over;
    response.exceptionHandler(this::fail);
    response.endHandler(done -> end());
    this.timer = vertx.setPeriodic(silence, tick -> tick());
  }

  @Override
  public PassedOn exceptionHandler(Handler<Throwable> handler) {
    failed = handler;
    return this;
  }

  @Override
  public PassedOn handler(Handler<Buffer> handler) {
    this.handler = handler;
    response.handler(handler == null ? null : this::pass);
    return this;
  }

  @Override
  public PassedOn pause() {
    wanted = 0;
    response.pause();
    return this;
  }

  @Override
  public PassedOn resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public PassedOn fetch(long amount) {
    wanted = amount > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + amount;
    heard = true;
    response.fetch(amount);
    return this;
  }

  @Override
  public PassedOn endHandler(Handler<Void> handler) {
    end = handler;
    return this;
  }

  long bytes() {
    return bytes;
  }

  void fail(Throwable failure) {
    if (finish() && failed != null) {
      failed.handle(failure);
    }
  }

  /** Whether it is this call that finished it. */
  boolean finish() {
    if (ended) {
      return false;
    }
    ended = true;
    vertx.cancelTimer(timer);
    over.run();
    return true;
  }

  private void pass(Buffer buffer) {
    heard = true;
    bytes += buffer.length();
    if (wanted != Long.MAX_VALUE) {
      wanted--;
    }
    if (bytes > most) {
      fail(new FetchFailure(FailureReason.TOO_BIG, "it sends more than " + most + " bytes"));
    } else if (!ended) {
      handler.handle(buffer);
    }
  }

  private void end() {
    if (finish() && end != null) {
      end.handle(null);
    }
  }

  /** Silence counts only while we listen: a slow phone is no fault of the upstream. */
  private void tick() {
    if (wanted > 0 && !heard) {
      fail(new FetchFailure(FailureReason.SLOW, "it stopped in the middle of the file"));
    }
    heard = false;
  }
}
