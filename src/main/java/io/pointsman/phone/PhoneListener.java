package io.pointsman.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.pointsman.manifest.Deliveries;
import io.pointsman.manifest.PublicUrls;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.OwnUrls;
import io.pointsman.routing.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SSLOptions;
import java.util.ArrayList;
import java.util.List;

/** The phone ports: opened once, drained once. */
public final class PhoneListener {

  private final VertxInternal vertx;
  private final PhoneConfig config;
  private final PhoneServices services;
  private final SSLOptions tls;
  private final List<PhonePort> ports = new ArrayList<>();
  private volatile ListenerState state = ListenerState.STARTING;

  /**
   * @param traces null if nothing is traced
   * @param tls the certificates for phones; null if there are none, and then no TLS port is opened
   * @throws IllegalArgumentException if a trusted proxy is no address and no CIDR, or a public URL
   *     is none
   */
  public PhoneListener(
      Vertx vertx,
      PhoneConfig config,
      Routes routes,
      Freshness freshness,
      OwnUrls ownUrls,
      Deliveries deliveries,
      MeterRegistry registry,
      PhoneTraces traces,
      SSLOptions tls) {
    this.vertx = (VertxInternal) vertx;
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
            deliveries,
            new PublicUrls(config.publicUrls().orElse(List.of())),
            new Door(config, proxies, meters),
            new Certificates(),
            new ClientLimits(config, proxies),
            meters,
            traces,
            new PollLog(config.logPolls()));
  }

  /** Opens the ports; fails, saying which, if one cannot be bound. */
  public Future<Void> open() {
    PhoneHandler handler = new PhoneHandler(services);
    ports.add(port(ServerOptions.plain(config, config.port()), handler));
    Future<Void> ready = Future.succeededFuture();
    if (tls != null) {
      HttpServerOptions secure = ServerOptions.tls(config, config.tlsPort(), tls);
      ports.add(port(secure, handler));
      ready = services.certificates().update(vertx, secure);
    }
    List<EventLoop> loops = loops();
    for (PhonePort port : ports) {
      ready = ready.compose(before -> port.open(loops));
    }
    return ready
        .onFailure(failure -> ports.forEach(PhonePort::close))
        .recover(failure -> Future.failedFuture(cannotBind(failure)))
        .onSuccess(opened -> state = ListenerState.OPEN);
  }

  /** The port without TLS, as bound. */
  public int port() {
    return ports.get(0).port();
  }

  /** The port with TLS, as bound; 0 if there is none. */
  public int tlsPort() {
    return tls == null ? 0 : ports.get(1).port();
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
        .update(vertx, ServerOptions.tls(config, config.tlsPort(), updated));
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
    ports.forEach(PhonePort::close);
    Future<Void> gone = services.door().shut();
    return Future.any(gone, vertx.timer(Math.max(1, config.drain().toMillis())))
        .transform(waited -> services.door().closeAll())
        .onComplete(closed -> state = ListenerState.CLOSED);
  }

  private PhonePort port(HttpServerOptions options, PhoneHandler handler) {
    return new PhonePort(vertx, options, new PhonePipeline(options, services, handler));
  }

  private List<EventLoop> loops() {
    int count = config.eventLoops().orElse(Runtime.getRuntime().availableProcessors());
    List<EventLoop> loops = new ArrayList<>();
    while (loops.size() < count) {
      loops.add(vertx.nettyEventLoopGroup().next());
    }
    return loops;
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
