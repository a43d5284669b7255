package io.pointsman.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.OwnUrls;
import io.pointsman.routing.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SSLOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The phone ports: opened once, drained once. */
public final class PhoneListener {

  /** Vert.x lets instances share a free port under a negative number; each needs one of its own. */
  private static final AtomicInteger FREE_PORTS = new AtomicInteger(-7080);

  private final Vertx vertx;
  private final PhoneConfig config;
  private final PhoneServices services;
  private final SSLOptions tls;
  private final List<PhoneVerticle> verticles = new CopyOnWriteArrayList<>();
  private volatile ListenerState state = ListenerState.STARTING;
  private volatile String deployment;

  /**
   * @param tls the certificates for phones; null if there are none, and then no TLS port is opened
   * @throws IllegalArgumentException if a trusted proxy is no address and no CIDR
   */
  public PhoneListener(
      Vertx vertx,
      PhoneConfig config,
      Routes routes,
      Freshness freshness,
      OwnUrls ownUrls,
      MeterRegistry registry,
      SSLOptions tls) {
    this.vertx = vertx;
    this.config = config;
    this.tls = tls;
    TrustedProxies proxies = new TrustedProxies(config.trustedProxies().orElse(List.of()));
    PhoneMeters meters = new PhoneMeters(registry);
    this.services =
        new PhoneServices(
            config,
            routes,
            freshness,
            ownUrls,
            new Door(config, proxies, meters),
            new Certificates(),
            new ClientLimits(config, proxies),
            meters,
            new PollLog(config.logPolls()));
  }

  /** Opens the ports; fails, saying which, if one cannot be bound. */
  public Future<Void> open() {
    List<HttpServerOptions> options = new ArrayList<>();
    options.add(ServerOptions.plain(config, shared(config.port())));
    if (tls != null) {
      options.add(ServerOptions.tls(config, shared(config.tlsPort()), tls));
    }
    int loops = config.eventLoops().orElse(Runtime.getRuntime().availableProcessors());
    return vertx
        .deployVerticle(
            () -> {
              PhoneVerticle verticle = new PhoneVerticle(services, options);
              verticles.add(verticle);
              return verticle;
            },
            new DeploymentOptions().setInstances(loops))
        .recover(failure -> Future.failedFuture(cannotBind(failure)))
        .onSuccess(
            id -> {
              deployment = id;
              state = ListenerState.OPEN;
            })
        .mapEmpty();
  }

  /** The port without TLS, as bound. */
  public int port() {
    return server(0).actualPort();
  }

  /** The port with TLS, as bound; 0 if there is none. */
  public int tlsPort() {
    return tls == null ? 0 : server(1).actualPort();
  }

  public ListenerState state() {
    return state;
  }

  /** Open connections of phones, handshakes included. */
  public int connections() {
    return services.door().open();
  }

  /**
   * Takes new certificates for new connections; open ones go on with what they have. Does nothing
   * without a TLS port. If they cannot be used it fails and the old ones stay.
   */
  public Future<Void> updateCertificates(SSLOptions updated) {
    if (tls == null) {
      return Future.succeededFuture();
    }
    return services
        .certificates()
        .update((VertxInternal) vertx, ServerOptions.tls(config, config.tlsPort(), updated));
  }

  /** Goes on answering, but asks each phone to connect anew, elsewhere. */
  public void prepareToClose() {
    if (state == ListenerState.OPEN) {
      state = ListenerState.DRAINING;
    }
    services.door().drain();
  }

  /** Accepts nobody any more, waits for the open connections up to the drain time, and closes. */
  public Future<Void> close() {
    prepareToClose();
    Future<Void> gone = services.door().shut();
    return Future.any(gone, vertx.timer(Math.max(1, config.drain().toMillis())))
        .transform(waited -> deployment == null ? done() : vertx.undeploy(deployment))
        .onComplete(closed -> state = ListenerState.CLOSED);
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private HttpServer server(int index) {
    return verticles.get(0).servers().get(index);
  }

  private static int shared(int port) {
    return port == 0 ? FREE_PORTS.decrementAndGet() : port;
  }

  private Throwable cannotBind(Throwable failure) {
    return new IllegalStateException(
        "The phone ports (pointsman.phone.port "
            + config.port()
            + (tls == null ? "" : ", pointsman.phone.tls-port " + config.tlsPort())
            + ") could not be opened on "
            + config.host()
            + ": "
            + failure.getMessage(),
        failure);
  }
}
