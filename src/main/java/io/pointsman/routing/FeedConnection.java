package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
 * <p>Used from one context only.
 */
final class FeedConnection {

  /** Ends the socket of a call that was given up: PostgreSQL may never answer it. */
  private static final int SECONDS_OF_SILENCE = 60;

  private final Vertx vertx;
  private final PgConnectOptions options;
  private PgConnection connection;

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

  <T> Future<T> call(Duration timeout, Function<SqlConnection, Future<T>> work) {
    return connected()
        .compose(work::apply)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> close());
  }

  void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private Future<PgConnection> connected() {
    if (connection != null) {
      return Future.succeededFuture(connection);
    }
    return PgConnection.connect(vertx, options).onSuccess(made -> connection = made);
  }
}
