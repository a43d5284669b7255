package io.pointsman;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Gives the reactive pool the bounds and the TLS that Quarkus has no settings for.
 *
 * <p>Connecting and waiting for a connection are bounded here. A statement that a stopped server
 * never answers is not: the driver's idle time-outs wait for it too, so whoever sends a statement
 * sets a time-out of its own. Its connection stays taken until the server answers or goes away.
 */
@Singleton
final class ReactivePool implements PgPoolCreator {

  private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
  private static final int MAX_WAITING = 512;

  private final PointsmanConfiguration.Database configuration;

  ReactivePool(PointsmanConfiguration configuration) {
    this.configuration = configuration.database();
  }

  @Override
  public Pool create(Input input) {
    DatabaseUrl url = DatabaseUrl.parse(configuration.url());
    PgConnectOptions connect = input.pgConnectOptionsList().get(0);
    adjust(connect, url);
    PoolOptions pool =
        input
            .poolOptions()
            .setMaxWaitQueueSize(MAX_WAITING)
            .setConnectionTimeout((int) configuration.acquisitionTimeout().toMillis())
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    return PgBuilder.pool().with(pool).connectingTo(connect).using(input.vertx()).build();
  }

  /**
   * For connections apart from the API's pool: what a tenant does there takes none from a phone.
   */
  @Produces
  @Singleton
  PgConnectOptions options() {
    DatabaseUrl url = DatabaseUrl.parse(configuration.url());
    PgConnectOptions options = PgConnectOptions.fromUri(url.reactive());
    options.setUser(url.user());
    if (url.password() != null) {
      // Else the driver keeps one that no server takes, and that none asks for who trusts us.
      options.setPassword(url.password());
    }
    adjust(options, url);
    return options;
  }

  private void adjust(PgConnectOptions options, DatabaseUrl url) {
    options.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    options.setTcpKeepAlive(true);
    options.addProperty("application_name", "pointsman");
    options.setSslMode(SslMode.of(url.sslMode().text()));
    if (!url.sslMode().verifies()) {
      options.setTrustAll(true);
      return;
    }
    options.setTrustOptions(new PemTrustOptions().addCertPath(url.sslRootCertificate()));
    boolean names = url.sslMode() == DatabaseUrl.SslMode.VERIFY_FULL;
    options.setHostnameVerificationAlgorithm(names ? "HTTPS" : "");
  }
}
