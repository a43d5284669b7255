package io.pointsman.manifest.upstream;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.streams.ReadStream;
import java.util.function.LongConsumer;

/**
 * A body on its way to a phone: read as fast as the phone takes it, and no faster. Ends an upstream
 * that says nothing while it is listened to, and one that says too much.
 *
 * <p>Lives on its context; whoever reads it may ask for more from any thread.
 */
final class PassedOn implements ReadStream<Buffer> {

  private final ContextInternal context;
  private final HttpClientResponse response;
  private final long most;
  private final LongConsumer over;
  private final long timer;
  private long bytes;
  private long wanted;
  private boolean asked;
  private boolean heard;
  private boolean ended;
  private Throwable untold;
  private volatile Handler<Throwable> failed;
  private volatile Handler<Void> end;
  private volatile Handler<Buffer> handler;

  /**
   * @param response paused
   * @param over is told once, at the end or failure of it, how many bytes came
   * @param silence milliseconds without a byte that end it, or before the first is asked for
   */
  PassedOn(
      ContextInternal context,
      HttpClientResponse response,
      long most,
      long silence,
      LongConsumer over) {
    this.context = context;
    this.response = response;
    this.most = most;
    this.over = over;
    response.handler(this::pass);
    response.exceptionHandler(this::fail);
    response.endHandler(done -> end());
    this.timer = context.setPeriodic(silence, tick -> tick());
  }

  @Override
  public PassedOn exceptionHandler(Handler<Throwable> handler) {
    failed = handler;
    return this;
  }

  @Override
  public PassedOn handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public PassedOn pause() {
    onContext(
        () -> {
          wanted = 0;
          response.pause();
        });
    return this;
  }

  @Override
  public PassedOn resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public PassedOn fetch(long amount) {
    onContext(
        () -> {
          wanted = amount > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + amount;
          asked = true;
          heard = true;
          response.fetch(amount);
          tellOfFailure();
        });
    return this;
  }

  @Override
  public PassedOn endHandler(Handler<Void> handler) {
    end = handler;
    return this;
  }

  void fail(Throwable failure) {
    if (finish()) {
      untold = failure;
      tellOfFailure();
    }
  }

  /** It may break before anybody listens. */
  private void tellOfFailure() {
    Throwable failure = untold;
    if (failure != null && failed != null) {
      untold = null;
      failed.handle(failure);
    }
  }

  /** Whether it is this call that finished it. */
  boolean finish() {
    if (ended) {
      return false;
    }
    ended = true;
    context.owner().cancelTimer(timer);
    over.accept(bytes);
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
    } else if (!ended && handler != null) {
      handler.handle(buffer);
    }
  }

  private void end() {
    if (finish() && end != null) {
      end.handle(null);
    }
  }

  private void onContext(Runnable step) {
    if (context.inThread()) {
      step.run();
    } else {
      context.runOnContext(now -> step.run());
    }
  }

  /** Silence counts only while we listen: a slow phone is no fault of the upstream. */
  private void tick() {
    if (!asked) {
      // Whoever was to read it is gone without a word.
      fail(new FetchFailure(FailureReason.SLOW, "nobody took it"));
    } else if (wanted > 0 && !heard) {
      fail(new FetchFailure(FailureReason.SLOW, "it stopped in the middle of the file"));
    }
    heard = false;
  }
}
