package io.pointsman.phone;

import static io.pointsman.phone.TestCertificates.connect;
import static io.pointsman.phone.TestCertificates.end;
import static io.pointsman.phone.TestCertificates.make;
import static io.pointsman.phone.TestCertificates.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The phone side as the application opens it, with certificates of Quarkus' TLS registry. */
@Tag("application")
@QuarkusTest
@TestProfile(PhoneSideTest.WithCertificates.class)
class PhoneSideTest {

  private static final String REFUSAL =
      "HTTP/1.1 404 Not Found\r\nCache-Control: no-store\r\nContent-Length: 0\r\n\r\n";

  /** A store with two names on free ports. */
  public static class WithCertificates implements QuarkusTestProfile {

    static final Path STORE = Path.of("target", "phone-side", "phone.jks");

    @Override
    public Map<String, String> getConfigOverrides() {
      renew("one");
      return Map.of(
          "pointsman.phone.port", "0",
          "pointsman.phone.tls-port", "0",
          "quarkus.tls.phone.key-store.jks.path", STORE.toString(),
          "quarkus.tls.phone.key-store.jks.password", "changeit",
          "quarkus.tls.phone.key-store.sni", "true");
    }

    static void renew(String mark) {
      try {
        Files.createDirectories(STORE.getParent());
        Files.deleteIfExists(STORE);
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
      make(STORE, mark, "a.example", "b.example");
    }
  }

  @Inject PhoneSide side;
  @Inject TlsConfigurationRegistry registry;
  @Inject Event<CertificateUpdatedEvent> updates;
  @Inject MeterRegistry meters;

  @Test
  void phonesAreAnsweredOnBothPortsAndCertificatesAreRenewed() {
    PhoneListener ports = side.listener().orElseThrow();
    assertThat(ports.state()).isEqualTo(ListenerState.OPEN);
    try (RawPhone phone = new RawPhone(ports.port())) {
      assertThat(phone.ask("GET", "/favicon.ico")).isEqualTo(REFUSAL);
    }
    try (RawPhone phone = new RawPhone(connect(ports.tlsPort(), "b.example"))) {
      assertThat(phone.ask("GET", "/favicon.ico")).isEqualTo(REFUSAL);
    }
    assertThat(subject(connect(ports.tlsPort(), "b.example"))).isEqualTo("CN=b.example,O=one");

    assertThat(ends()).containsOnlyKeys("a.example", "b.example");
    double before = ends().get("b.example");
    assertThat(before).isEqualTo(end(connect(ports.tlsPort(), "b.example")));

    WithCertificates.renew("two");
    assertThat(registry.get("phone").orElseThrow().reload()).isTrue();
    updates.fire(new CertificateUpdatedEvent("phone", registry.get("phone").orElseThrow()));

    await()
        .untilAsserted(
            () ->
                assertThat(subject(connect(ports.tlsPort(), "b.example")))
                    .isEqualTo("CN=b.example,O=two"));
    await()
        .untilAsserted(
            () ->
                assertThat(ends().get("b.example"))
                    .as("made after the application had started, so it ends later")
                    .isGreaterThan(before)
                    .isEqualTo(end(connect(ports.tlsPort(), "b.example"))));
  }

  private Map<String, Double> ends() {
    return meters.find("pointsman.phone.certificate.end").gauges().stream()
        .collect(Collectors.toMap(gauge -> gauge.getId().getTag("certificate"), Gauge::value));
  }
}
