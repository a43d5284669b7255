package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.identity;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import io.pointsman.testing.TestIdentity;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamTlsTest {

  private static final String HOST = "tls.example";

  private static TestIdentity server;
  private static TestIdentity us;

  private final TestUpstream upstream =
      new TestUpstream(
          TestUpstream.limits(Duration.ofSeconds(10), 1000, Duration.ofMinutes(1)), "127.0.0.1");
  private TenantServer tenant;

  @BeforeAll
  static void make() {
    server = TestIdentity.make(HOST);
    us = TestIdentity.make("us.example");
  }

  @BeforeEach
  void open() throws Exception {
    tenant = TenantServer.startTls(server.context(us), false).on("/a", TenantAnswers.text("a"));
    upstream.name(HOST, "127.0.0.1").name("else.example", "127.0.0.1");
  }

  @AfterEach
  void close() {
    upstream.close();
    tenant.close();
  }

  @Test
  void trustsNobodyUnknown() throws Exception {
    assertThat(upstream.fetch(tenant.url(HOST, "/a")))
        .isEqualTo("TLS: its certificate is not trusted");
    assertThat(tenant.requests()).isEmpty();
  }

  @Test
  void trustsThePinnedAuthorityForItsNamesOnly() throws Exception {
    String url = tenant.url(HOST, "/a");
    assertThat(upstream.fetch(order(url, upstream.pinned(url, server.certificatePem()))))
        .isEqualTo("a");
    String other = tenant.url("else.example", "/a");
    assertThat(upstream.fetch(order(other, upstream.pinned(other, server.certificatePem()))))
        .isEqualTo("TLS: its certificate is for another host");
  }

  @Test
  void saysWhatIsWrongWithAPin() throws Exception {
    String url = tenant.url(HOST, "/a");
    assertThat(upstream.fetch(order(url, upstream.pinned(url, "no certificate"))))
        .isEqualTo("UNPREPARED: the pinned authority is no certificate in PEM or DER");
    assertThat(upstream.fetch(order(url, upstream.pinned(url, us.certificatePem()))))
        .isEqualTo("TLS: its certificate is not trusted");
  }

  @Test
  void showsItsCertificateToItsOriginOnly() throws Exception {
    try (TenantServer strict =
        TenantServer.startTls(server.context(us), true).on("/a", TenantAnswers.text("proved"))) {
      String url = strict.url(HOST, "/a");
      UpstreamIdentity pinned = upstream.pinned(url, server.certificatePem());
      UpstreamIdentity proof =
          identity(
              url,
              CredentialsKind.CLIENT_CERTIFICATE,
              "certificate",
              us.certificatePem(),
              "key",
              us.keyPem());
      UpstreamIdentity both =
          new UpstreamIdentity(
              pinned.origins(), proof.credentials(), proof.context(), pinned.authority());
      assertThat(upstream.fetch(order(url, both))).isEqualTo("proved");
      assertThat(upstream.fetch(order(url, pinned))).doesNotContain("proved");
      assertThat(strict.requests()).hasSize(1);
    }
  }

  @Test
  void doesNotLeaveTls() throws Exception {
    try (TenantServer plain = TenantServer.start().on("/a", TenantAnswers.text("a"))) {
      tenant.on("/down", TenantAnswers.redirect(plain.url("/a")));
      String url = tenant.url(HOST, "/down");
      assertThat(upstream.fetch(order(url, upstream.pinned(url, server.certificatePem()))))
          .isEqualTo("REDIRECTS: it redirects from https to http, which is not followed");
      assertThat(plain.requests()).isEmpty();
    }
  }
}
