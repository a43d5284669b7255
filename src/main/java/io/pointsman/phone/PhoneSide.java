package io.pointsman.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.pointsman.PointsmanConfiguration;
import io.pointsman.Sides;
import io.pointsman.manifest.Deliveries;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.OwnUrls;
import io.pointsman.routing.Routes;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Opens the phone ports with the application, if it has a phone side, and drains them at its end.
 */
@Singleton
public final class PhoneSide {

  private static final Logger LOG = Logger.getLogger(PhoneSide.class);
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final PhoneConfig config;
  private final Optional<PhoneListener> listener;
  private final TlsConfigurationRegistry certificates;
  private final CertificateEnds ends;

  PhoneSide(
      Vertx vertx,
      PhoneConfig config,
      Sides sides,
      Routes routes,
      Freshness freshness,
      OwnUrls ownUrls,
      Deliveries deliveries,
      MeterRegistry registry,
      PointsmanConfiguration program,
      Instance<Tracer> tracer,
      TlsConfigurationRegistry certificates) {
    this.config = config;
    this.certificates = certificates;
    this.ends = new CertificateEnds(registry);
    this.listener =
        sides.phone()
            ? Optional.of(
                new PhoneListener(
                    vertx,
                    config,
                    routes,
                    freshness,
                    ownUrls,
                    deliveries,
                    registry,
                    program.tracing().endpoint().isPresent() ? new PhoneTraces(tracer.get()) : null,
                    certificates
                        .get(config.tlsConfiguration())
                        .map(TlsConfiguration::getSSLOptions)
                        .orElse(null)))
            : Optional.empty();
  }

  /** Empty if this process has no phone side. */
  public Optional<PhoneListener> listener() {
    return listener;
  }

  void open(@Observes StartupEvent event) {
    listener.ifPresent(
        ports -> {
          await(ports.open(), OPENING);
          certificates
              .get(config.tlsConfiguration())
              .ifPresent(shown -> ends.show(CertificateEnds.of(shown)));
          LOG.infof("Phones are answered on port %d%s", ports.port(), tls(ports));
        });
  }

  void renew(@Observes CertificateUpdatedEvent event) {
    if (event.name().equals(config.tlsConfiguration())) {
      listener.ifPresent(ports -> renew(ports, event.tlsConfiguration()));
    }
  }

  /** The delay that `quarkus.shutdown.delay` gives load balancers to look elsewhere. */
  void prepare(@Observes ShutdownDelayInitiatedEvent event) {
    listener.ifPresent(PhoneListener::prepareToClose);
  }

  void close(@Observes ShutdownEvent event) {
    listener.ifPresent(ports -> await(ports.close(), config.drain().plus(CLOSING)));
  }

  private void renew(PhoneListener ports, TlsConfiguration renewed) {
    Map<String, Long> until = CertificateEnds.of(renewed);
    ports
        .updateCertificates(renewed.getSSLOptions())
        .onSuccess(
            done -> {
              ends.show(until);
              LOG.info("Phones get the new certificates from now on");
            })
        .onFailure(
            failure -> LOG.error("The new certificates cannot be used; the old stay", failure));
  }

  private static String tls(PhoneListener ports) {
    return ports.tlsPort() == 0
        ? ""
        : ", with TLS on port %d (%s)".formatted(ports.tlsPort(), ServerOptions.tlsEngine());
  }

  private static void await(Future<Void> future, Duration limit) {
    try {
      future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof IllegalStateException known) {
        throw known;
      }
      throw failure;
    }
  }
}
