package io.pointsman.routing;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One connection of the feed's own, so that no pool's queue stands before it. A call that fails or
 * takes too long costs the connection; the next call makes a new one.
 *
 * <p>Used from one context only, one call at a time.
 */
final class FeedConnection {

  /** Ends the socket of a call that was given up: PostgreSQL may never answer it. */
  private static final int SECONDS_OF_SILENCE = 30;

  /** A database that accepts and says nothing must not collect a connection from every call. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Vertx vertx;
  private final PgConnectOptions options;
  private PgConnection connection;
  private Future<PgConnection> attempt;
  private long attemptBegan;

  FeedConnection(Vertx vertx, PgConnectOptions options) {
    this.vertx = vertx;
    this.options =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setReconnectAttempts(0)
            .setConnectTimeout(2000)
            .setIdleTimeout(SECONDS_OF_SILENCE)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  /** Completes on the caller's context, within the time-out; never throws. */
  <T> Future<T> call(Duration timeout, Function<SqlConnection, Future<T>> work) {
    Promise<T> answer = ((ContextInternal) vertx.getOrCreateContext()).promise();
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            late -> answer.tryFail("PostgreSQL did not answer in " + timeout.toMillis() + " ms"));
    boolean kept = connection != null;
    Future.succeededFuture()
        .compose(now -> attempt(answer, work))
        .recover(
            failure ->
                kept && connection == null ? attempt(answer, work) : Future.failedFuture(failure))
        .onSuccess(answer::tryComplete)
        .onFailure(answer::tryFail);
    return answer
        .future()
        .onComplete(
            ended -> {
              vertx.cancelTimer(timer);
              if (ended.failed()) {
                close();
              }
            });
  }

  /**
   * A second one on a new connection follows if the one that was kept is found closed: that says
   * nothing of PostgreSQL. So it is when this process has stood still for longer than connections
   * may be silent.
   */
  private <T> Future<T> attempt(Promise<T> answer, Function<SqlConnection, Future<T>> work) {
    return connected()
        .compose(
            open ->
                answer.future().isComplete()
                    ? Future.<T>failedFuture("given up meanwhile")
                    : work.apply(open));
  }

  void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /**
   * The driver prints what PostgreSQL says as it ends a connection to standard error, past the log,
   * unless somebody listens. The next use of the connection tells.
   */
  static void quieten(PgConnection connection) {
    connection.exceptionHandler(said -> {});
  }

  private Future<PgConnection> connected() {
    if (connection != null) {
      return Future.succeededFuture(connection);
    }
    if (attempt == null || System.nanoTime() - attemptBegan > PATIENCE_NANOS) {
      attemptBegan = System.nanoTime();
      Future<PgConnection> begun = PgConnection.connect(vertx, options);
      attempt = begun;
      return begun.onComplete(made -> arrived(begun, made));
    }
    return attempt;
  }

  /** Perhaps after the call that wanted it was given up: then it serves the next one. */
  private void arrived(Future<PgConnection> begun, AsyncResult<PgConnection> made) {
    if (attempt == begun) {
      attempt = null;
      if (made.succeeded()) {
        PgConnection open = made.result();
        quieten(open);
        connection = open;
        open.closeHandler(closed -> connection = connection == open ? null : connection);
      }
    } else if (made.succeeded()) {
      made.result().close();
    }
  }
}
