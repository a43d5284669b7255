package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.identity;
import static io.pointsman.manifest.upstream.TestUpstream.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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

  /** The examples of RFC 7616, 3.9.1. */
  @Test
  void digestIsWhatTheRfcSays() {
    String challenge =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    for (List<String> each :
        List.of(
            List.of("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
            List.of(
                "SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"))) {
      DigestChallenge read = DigestChallenge.strongest(List.of(challenge.formatted(each.get(0))));
      assertThat(
              new DigestAnswer(read, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
                  .header("Mufasa", "Circle of Life", "/dir/index.html"))
          .contains("response=\"" + each.get(1) + "\"");
    }
  }

  /** RFC 2069's example, as corrected by its errata. */
  @Test
  void oldDigestIsUnderstood() {
    DigestChallenge read =
        DigestChallenge.strongest(
            List.of(
                "Digest realm=\"testrealm@host.com\","
                    + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                    + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\""));
    assertThat(new DigestAnswer(read, "x").header("Mufasa", "CircleOfLife", "/dir/index.html"))
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("cnonce");
    assertThat(DigestChallenge.strongest(List.of("Basic realm=x", "Digest realm=\"r\""))).isNull();
    assertThat(DigestChallenge.strongest(List.of("Digest nonce=n, algorithm=SHA-1"))).isNull();
  }

  @Test
  void longChallengesTakeNoDeeperStack() {
    String realm = "\\\"a".repeat(5_000);
    String header = "Digest realm=\"" + realm + "\", nonce=n";
    assertThat(DigestChallenge.strongest(List.of(header)).realm()).isEqualTo("\"a".repeat(5_000));
    assertThat(DigestChallenge.strongest(List.of("Digest realm=\"" + realm))).isNull();
    assertThat(DigestChallenge.strongest(List.of("Digest " + "a".repeat(16_000)))).isNull();
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
