package io.pointsman.manifest.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.delivery.Upload;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenedIdentityTest {

  private static final UpstreamUrl OWN = UpstreamUrl.parse("https://a.example/x");
  private static final UpstreamUrl OTHER = UpstreamUrl.parse("https://b.example/x");
  private static final UpstreamUrl OTHER_WITH_USER =
      UpstreamUrl.parse("https://ann:pw@b.example/x");
  private static final List<String> DIGEST = List.of("Digest realm=r, nonce=n");

  @Test
  void showsBasicUnaskedAtItsOriginsAlone() {
    OpenedIdentity joe = opened(CredentialsKind.BASIC, null);
    assertThat(joe.unasked(OWN)).isEqualTo("Basic am9lOnNlY3JldA==");
    assertThat(joe.unasked(OTHER)).isNull();
    assertThat(joe.unasked(OTHER_WITH_USER)).isEqualTo("Basic YW5uOnB3");
    assertThat(joe.answer(OWN, DIGEST)).isNull();
    assertThat(joe.kind(OWN)).isEqualTo(Clients.Kind.PLAIN);
  }

  @Test
  void answersDigestAtItsOriginsAlone() {
    OpenedIdentity joe = opened(CredentialsKind.DIGEST, null);
    assertThat(joe.unasked(OWN)).isNull();
    assertThat(joe.answer(OWN, DIGEST)).startsWith("Digest username=\"joe\", realm=\"r\"");
    assertThat(joe.answer(OWN, List.of("Basic realm=r"))).isNull();
    assertThat(joe.answer(OTHER, DIGEST)).isNull();
    assertThat(joe.answer(OTHER_WITH_USER, DIGEST)).isNull();
  }

  @Test
  void provesAndTrustsAtItsOriginsAlone() {
    Upload pin = new Upload("ca.pem", 1, "pin", 1, "application/x-pem-file", "");
    OpenedIdentity joe = opened(CredentialsKind.CLIENT_CERTIFICATE, pin);
    assertThat(joe.kind(OWN)).isEqualTo(new Clients.Kind("pin", "profile now"));
    assertThat(joe.kind(OTHER)).isEqualTo(Clients.Kind.PLAIN);
    assertThat(joe.unasked(OWN)).isNull();
    assertThat(joe.answer(OWN, DIGEST)).isNull();
  }

  private static OpenedIdentity opened(CredentialsKind kind, Upload authority) {
    return new OpenedIdentity(
        new UpstreamIdentity(
            Set.of(OWN.origin()),
            new SealedCredentials(kind, "now", "sealed"),
            "profile",
            authority),
        new UpstreamCredentials(kind, "joe", "secret", "certificate", "key"),
        null);
  }
}
