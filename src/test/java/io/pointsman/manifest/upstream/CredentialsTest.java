package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.identity;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  private static final String BASIC =
      "Basic "
          + Base64.getEncoder().encodeToString("joe:p\u00e4ss".getBytes(StandardCharsets.UTF_8));

  private final TenantServer tenant = TenantServer.start();
  private final TenantServer other = TenantServer.start();
  private final TestUpstream upstream = new TestUpstream();

  @AfterEach
  void close() {
    upstream.close();
    tenant.close();
    other.close();
  }

  @Test
  void basicIsSentUnaskedToItsOriginOnly() throws Exception {
    tenant
        .on(
            "/a",
            TenantAnswers.only(
                "authorization", BASIC, TenantAnswers.text("a"), TenantAnswers.status(401)))
        .on("/to", TenantAnswers.redirect(other.url("/b")))
        .on("/within", TenantAnswers.redirect("/a"));
    other.on("/b", TenantAnswers.text("b"));
    UpstreamIdentity joe =
        identity(tenant.url("/"), CredentialsKind.BASIC, "user", "joe", "password", "p\u00e4ss");
    assertThat(upstream.fetch(order(tenant.url("/a"), joe))).isEqualTo("a");
    assertThat(tenant.requests()).hasSize(1);
    assertThat(upstream.fetch(order(tenant.url("/within"), joe))).isEqualTo("a");
    assertThat(upstream.fetch(order(tenant.url("/to"), joe))).isEqualTo("b");
    assertThat(upstream.fetch(order(other.url("/b"), joe))).isEqualTo("b");
    assertThat(other.requests()).noneMatch(request -> request.header("authorization") != null);
    assertThat(upstream.fetch(tenant.url("/a")))
        .isEqualTo("CREDENTIALS: it answers 401: the credentials are not taken");
  }

  @Test
  void userInfoOfTheUrlIsBasicThereAndGoesNowhereElse() throws Exception {
    tenant.on("/to", TenantAnswers.redirect(other.url("/b")));
    other.on("/b", TenantAnswers.text("b"));
    String url = "http://joe:p%C3%A4ss@127.0.0.1:" + tenant.port() + "/to";
    assertThat(upstream.fetch(url)).isEqualTo("b");
    assertThat(tenant.requests().get(0).header("authorization")).isEqualTo(BASIC);
    assertThat(other.requests().get(0).headers()).doesNotContainKey("authorization");
  }

  @Test
  void digestAnswersTheStrongestChallenge() throws Exception {
    tenant.on(
        "/a",
        (request, out) -> {
          String shown = request.header("authorization");
          if (shown == null) {
            TenantAnswers.status(
                    401,
                    "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"",
                    "WWW-Authenticate: Basic realm=\"r\", Digest realm=\"r\", nonce=\"n2\","
                        + " algorithm=SHA-256, qop=\"auth-int, auth\", opaque=\"o\"")
                .write(request, out);
          } else {
            TenantAnswers.text(shown.replaceAll("(response|cnonce)=\"[0-9a-f]+\"", "$1"))
                .write(request, out);
          }
        });
    UpstreamIdentity joe =
        identity(tenant.url("/"), CredentialsKind.DIGEST, "user", "joe", "password", "secret");
    assertThat(upstream.fetch(order(tenant.url("/a?b=1"), joe)))
        .isEqualTo(
            "Digest username=\"joe\", realm=\"r\", nonce=\"n2\", uri=\"/a?b=1\", response,"
                + " algorithm=SHA-256, opaque=\"o\", qop=auth, nc=00000001, cnonce");
    assertThat(tenant.connections()).isEqualTo(1);
    tenant.on("/a", TenantAnswers.status(401, "WWW-Authenticate: Digest realm=r, nonce=n"));
    assertThat(upstream.fetch(order(tenant.url("/a"), joe))).startsWith("CREDENTIALS");
    assertThat(tenant.requests()).hasSize(4);
    tenant.on("/b", TenantAnswers.redirect(other.url("/a")));
    other.on("/a", TenantAnswers.status(401, "WWW-Authenticate: Digest realm=r, nonce=n"));
    assertThat(upstream.fetch(order(tenant.url("/b"), joe))).startsWith("CREDENTIALS");
    assertThat(other.requests()).hasSize(1);
  }

  @Test
  void credentialsThatDoNotOpenAreSaidSo() throws Exception {
    UpstreamIdentity joe =
        identity(tenant.url("/"), CredentialsKind.BASIC, "user", "joe", "password", "p");
    UpstreamIdentity moved =
        new UpstreamIdentity(
            Set.of(UpstreamUrl.parse(tenant.url("/")).origin()),
            joe.credentials(),
            "another profile",
            null);
    assertThat(upstream.fetch(order(tenant.url("/a"), moved)))
        .isEqualTo("UNPREPARED: the credentials cannot be opened: set them again");
    assertThat(tenant.requests()).isEmpty();
  }
}
