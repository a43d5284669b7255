package io.pointsman.manifest.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.function.BiFunction;

/** An exchange with its deadline, and what is given back when it is over. Lives on one context. */
final class UpstreamRun {

  private final ContextInternal context;
  private final Runnable released;
  private Exchange exchange;
  private boolean over;

  /**
   * @param released is told once, when it is over
   */
  UpstreamRun(ContextInternal context, Runnable released) {
    this.context = context;
    this.released = released;
  }

  void begin(Exchange exchange) {
    this.exchange = exchange;
  }

  Exchange exchange() {
    return exchange;
  }

  /**
   * @param read gets an answer that may be a file, paused
   * @return fails when the time is over
   */
  <T> Future<T> within(
      Duration time, BiFunction<UpstreamRun, HttpClientResponse, Future<? extends T>> read) {
    Promise<T> result = Promise.promise();
    long timer =
        context.setTimer(
            time.toMillis(),
            late -> {
              result.tryFail(
                  new FetchFailure(
                      FailureReason.SLOW,
                      "it was not whole within " + time.toSeconds() + " seconds"));
              exchange.close();
            });
    exchange
        .response()
        .<T>compose(
            response -> {
              FetchFailure failure = Failures.of(response, exchange.isConditional());
              return failure == null
                  ? read.apply(this, response).map(value -> (T) value)
                  : exchange.drop(response).compose(gone -> Future.failedFuture(failure));
            })
        .onComplete(
            done -> {
              context.owner().cancelTimer(timer);
              if (done.succeeded()) {
                result.tryComplete(done.result());
              } else {
                result.tryFail(done.cause());
              }
            });
    return result.future();
  }

  /** Ends what is not over, and gives back what it held; may be called again. */
  void release() {
    if (!over) {
      over = true;
      if (exchange != null) {
        exchange.close();
      }
      released.run();
    }
  }

  ContextInternal context() {
    return context;
  }
}
