package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.testing.TestOpenIdProvider;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are believed. */
class TokenTrustTest {

  private final TokenDesk desk = new TokenDesk();
  private final TestOpenIdProvider provider = desk.provider;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void tokensOfOthersAreRefused() {
    desk.refused(
        "The token is not for the audience pointsman-api.", desk.good().claim("aud", "another"));
    desk.refused(
        "The token is not for the audience pointsman-api.", desk.good().claim("aud", null));
    desk.refused(
        "The token is not of the issuer " + provider.issuer() + ".",
        desk.good().claim("iss", provider.issuer() + "/"));
    desk.refused(
        "The token is not of the issuer " + provider.issuer() + ".",
        desk.good().claim("iss", null));
    desk.refused(
        "The token does not say whose it is: it has no 'sub'.", desk.good().claim("sub", null));
    desk.refused("The token is no access token.", desk.good().type("logout+jwt"));
  }

  @Test
  void tokensOfOtherTimesAreRefusedButForASmallSkew() {
    desk.refused("The token has expired.", desk.good().at("exp", -40));
    assertThat(desk.caller(desk.good().at("exp", -20).signed()).role()).isEqualTo(Role.EDITOR);
    desk.refused("The token is not valid yet.", desk.good().at("nbf", 40));
    assertThat(desk.caller(desk.good().at("nbf", 20).signed()).role()).isEqualTo(Role.EDITOR);
    desk.refused("The token does not say when it expires.", desk.good().claim("exp", null));
  }

  @Test
  void wrongSignaturesAreRefused() {
    PublicJsonWebKey stranger = provider.newKey();
    String listed = provider.key().getKeyId();
    desk.refused(
        "The token's signature is not the provider's.", desk.good().by(stranger).keyId(listed));
    desk.refused(
        "The token is signed by a key that the provider does not list.", desk.good().by(stranger));
    String right = desk.good().signed();
    String other = desk.good().claim("roles", "pointsman-admin").signed();
    String mixed =
        other.substring(0, other.lastIndexOf('.')) + right.substring(right.lastIndexOf('.'));
    desk.refused("The token's signature is not the provider's.", mixed);
  }

  @Test
  void onlyPairsOfKeysSign() throws Exception {
    String detail =
        "The token is not signed by one of RS, PS or ES 256, 384 or 512 with a key pair.";
    desk.refused(detail, desk.good().unsigned());
    desk.refused(detail, desk.good().byPublicKey(provider.key()));
    assertThat(desk.caller(desk.good().algorithm("PS384").signed()).role()).isEqualTo(Role.EDITOR);
    PublicJsonWebKey curve = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    curve.setKeyId("curve");
    provider.list(curve);
    desk.configure(Map.of());
    assertThat(desk.caller(desk.good().by(curve).algorithm("ES256").signed()).role())
        .isEqualTo(Role.EDITOR);
    assertThat(desk.caller(desk.good().signed()).role()).isEqualTo(Role.EDITOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "a.b.c",
        "..",
        "a.b.c.d.e",
        "e30.e30.",
        "e30.e30.e30",
        "eyJhbGciOjF9.e30.e30",
        "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsieCJdLCJ4IjoxfQ.e30.AA",
        "W10.W10.W10",
        "bnVsbA.bnVsbA.AA",
        "eyJhbGciOiJSUzI1NiIsInR5cCI6MX0.e30.AA"
      })
  void garbageIsRefusedWithoutAskingTheProvider(String garbage) {
    RegistryException refusal = desk.refusal(garbage);
    assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(provider.discoveries() + provider.fetches()).isZero();
  }

  @Test
  void deepJsonIsRefused() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    for (String part : List.of(deep, "{\"iss\":" + deep + "}")) {
      String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes());
      assertThat(desk.refusal("eyJhbGciOiJSUzI1NiJ9." + encoded + ".AA").type())
          .isEqualTo(ProblemType.UNAUTHENTICATED);
    }
  }
}
