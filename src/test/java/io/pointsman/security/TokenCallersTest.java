package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointsman.registry.Caller;
import io.pointsman.registry.OrganizationStanding;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.testing.TestOpenIdProvider;
import io.pointsman.testing.TestToken;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real signed tokens, against a provider that serves discovery and keys. */
class TokenCallersTest {

  private static final UUID ACME = UUID.fromString("019c0000-0000-7000-8000-000000000001");
  private static final UUID GONE = UUID.fromString("019c0000-0000-7000-8000-000000000002");
  private static final Map<String, OrganizationStanding> ORGANIZATIONS =
      Map.of(
          "ACME",
          new OrganizationStanding(ACME, false),
          ACME.toString(),
          new OrganizationStanding(ACME, false),
          "Gone",
          new OrganizationStanding(GONE, true));

  private static Vertx vertx;

  private TestOpenIdProvider provider;
  private TokenCallers callers;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close();
  }

  @BeforeEach
  void start() {
    provider = TestOpenIdProvider.started();
    callers = callers(Map.of());
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void aRightTokenIsACallerOfItsOrganization() {
    assertThat(caller(good().signed()))
        .isEqualTo(new Caller("oidc:127.0.0.1:anna", ACME, Role.EDITOR));
    assertThat(caller(good().claim("organization", ACME.toString()).signed()).organization())
        .isEqualTo(ACME);
    assertThat(caller(good().claim("organization", List.of("ACME")).signed()).organization())
        .isEqualTo(ACME);
    assertThat(caller(good().claim("aud", List.of("other", TestToken.AUDIENCE)).signed()).role())
        .isEqualTo(Role.EDITOR);
    assertThat(caller(good().type("at+jwt").signed()).role()).isEqualTo(Role.EDITOR);
    assertThat(provider.discoveries()).isEqualTo(1);
    assertThat(provider.fetches()).isEqualTo(1);
  }

  @Test
  void theHighestRoleCounts() {
    assertThat(role("pointsman-reader")).isEqualTo(Role.READER);
    assertThat(role(List.of("offline_access", "pointsman-reader", "pointsman-admin")))
        .isEqualTo(Role.ADMIN);
    assertThat(role("openid profile pointsman-editor")).isEqualTo(Role.EDITOR);
    refused(
        good().claim("roles", List.of("OPERATOR", "operator")),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'roles' has no value that is a role here (found: OPERATOR, operator).");
  }

  @Test
  void anOperatorIsOneOnlyIfConfiguredAndNeedsNoOrganization() {
    callers = callers(Map.of("operator-values", "root,pointsman-operator"));
    assertThat(caller(good().claim("roles", List.of("root")).claim("organization", null).signed()))
        .isEqualTo(new Caller("oidc:127.0.0.1:anna", null, Role.OPERATOR));
    assertThat(role("pointsman-editor")).isEqualTo(Role.EDITOR);
  }

  @Test
  void claimsLieWhereTheyAreConfigured() {
    callers =
        callers(
            Map.of(
                "organization-claim", "pointsman.organization",
                "role-claim", "realm_access/roles",
                "admin-values", "Chief of phones"));
    assertThat(
            caller(
                good()
                    .claim("organization", null)
                    .claim("pointsman.organization", "ACME")
                    .claim("realm_access", Map.of("roles", List.of("Chief of phones")))
                    .signed()))
        .isEqualTo(new Caller("oidc:127.0.0.1:anna", ACME, Role.ADMIN));
    refused(
        good(),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'realm_access/roles' has no value that is a role here (found: nothing).");
  }

  @Test
  void tokensOfOthersAreRefused() {
    refused("The token is not for the audience pointsman-api.", good().claim("aud", "another"));
    refused("The token is not for the audience pointsman-api.", good().claim("aud", null));
    refused(
        "The token is not of the issuer " + provider.issuer() + ".",
        good().claim("iss", provider.issuer() + "/"));
    refused("The token is not of the issuer " + provider.issuer() + ".", good().claim("iss", null));
    refused("The token does not say whose it is: it has no 'sub'.", good().claim("sub", null));
    refused("The token is no access token.", good().type("logout+jwt"));
  }

  @Test
  void tokensOfOtherTimesAreRefusedButForASmallSkew() {
    refused("The token has expired.", good().at("exp", -40));
    assertThat(caller(good().at("exp", -20).signed()).role()).isEqualTo(Role.EDITOR);
    refused("The token is not valid yet.", good().at("nbf", 40));
    assertThat(caller(good().at("nbf", 20).signed()).role()).isEqualTo(Role.EDITOR);
    refused("The token does not say when it expires.", good().claim("exp", null));
  }

  @Test
  void wrongSignaturesAreRefused() {
    PublicJsonWebKey stranger = provider.newKey();
    String listed = provider.key().getKeyId();
    refused("The token's signature is not the provider's.", good().by(stranger).keyId(listed));
    refused("The token is signed by a key that the provider does not list.", good().by(stranger));
    String right = good().signed();
    String other = good().claim("roles", "pointsman-admin").signed();
    String mixed =
        other.substring(0, other.lastIndexOf('.')) + right.substring(right.lastIndexOf('.'));
    refused("The token's signature is not the provider's.", mixed);
  }

  @Test
  void onlyPairsOfKeysSign() throws Exception {
    String detail =
        "The token is not signed by one of RS, PS or ES 256, 384 or 512 with a key pair.";
    refused(detail, good().unsigned());
    refused(detail, good().byPublicKey(provider.key()));
    assertThat(caller(good().algorithm("PS384").signed()).role()).isEqualTo(Role.EDITOR);
    PublicJsonWebKey curve = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    curve.setKeyId("curve");
    provider.list(curve);
    callers = callers(Map.of());
    assertThat(caller(good().by(curve).algorithm("ES256").signed()).role()).isEqualTo(Role.EDITOR);
    assertThat(caller(good().signed()).role()).isEqualTo(Role.EDITOR);
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
    RegistryException refusal = refusal(garbage);
    assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(provider.discoveries() + provider.fetches()).isZero();
  }

  @Test
  void deepJsonIsRefused() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    for (String part : List.of(deep, "{\"iss\":" + deep + "}")) {
      String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes());
      assertThat(refusal("eyJhbGciOiJSUzI1NiJ9." + encoded + ".AA").type())
          .isEqualTo(ProblemType.UNAUTHENTICATED);
    }
  }

  @Test
  void rotatedKeysAreFetchedOnceAndOldOnesGo() {
    callers = callers(Map.of("fetch-interval", "0s"));
    String old = good().signed();
    caller(old);
    provider.rotate(false);
    assertThat(caller(good().signed()).role()).isEqualTo(Role.EDITOR);
    assertThat(provider.fetches()).isEqualTo(2);
    assertThat(refusal(old).getMessage())
        .isEqualTo("The token is signed by a key that the provider does not list.");
  }

  @Test
  void unknownKeysMakeTheProviderBeAskedSeldom() {
    caller(good().signed());
    for (int i = 0; i < 20; i++) {
      refused(
          "The token is signed by a key that the provider does not list.",
          good().keyId("forged-" + i));
    }
    assertThat(provider.fetches()).isEqualTo(1);
  }

  @Test
  void manyTokensAtOnceAskOnce() {
    List<CompletableFuture<Caller>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(callers.caller(good().signed()).subscribeAsCompletionStage());
    }
    all.forEach(each -> assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().role()).isNotNull());
    assertThat(provider.fetches()).isEqualTo(1);
  }

  @Test
  void aProviderThatIsAwayIsNoFaultOfTheToken() {
    callers = callers(Map.of("fetch-interval", "1s"));
    provider.close();
    RegistryException refusal = refusal(good().signed());
    assertThat(refusal.type()).isEqualTo(ProblemType.PROVIDER_UNAVAILABLE);
    assertThat(refusal.extras()).isEqualTo(Map.of("retryAfter", 1L));
    provider.open();
    Awaitility.await()
        .ignoreExceptionsInstanceOf(RegistryException.class)
        .untilAsserted(() -> assertThat(caller(good().signed()).role()).isEqualTo(Role.EDITOR));
    // Once known, the keys go on without it.
    provider.close();
    assertThat(caller(good().signed()).role()).isEqualTo(Role.EDITOR);
  }

  @Test
  void anotherIssuersDiscoveryIsNotBelieved() {
    provider.sayIssuer("https://elsewhere.example");
    assertThat(refusal(good().signed()).type()).isEqualTo(ProblemType.PROVIDER_UNAVAILABLE);
    assertThat(provider.fetches()).isZero();
  }

  @Test
  void organizationsThatAreNoneOrManyOrSuspendedAreRefused() {
    refused(
        good().claim("organization", null),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'organization' must name one organization (found: nothing).");
    refused(
        good().claim("organization", List.of("ACME", "Gone")),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'organization' must name one organization (found: ACME, Gone).");
    refused(
        good().claim("organization", "No\u0000body"),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'organization' names an organization that is not here (found: No?body).");
    refused(
        good().claim("organization", "Gone"),
        ProblemType.ORGANIZATION_SUSPENDED,
        "The organization of this token is suspended: its operator can say why.");
  }

  @Test
  void actorsAreBoundedAndStayApart() {
    assertThat(TokenActor.of("login.example", "a-b_c@d|e+f.1"))
        .isEqualTo("oidc:login.example:a-b_c@d|e+f.1");
    String one = TokenActor.of("login.example", "x\n'; drop");
    String other = TokenActor.of("login.example", "x\n'; drip");
    assertThat(one).matches("oidc:login\\.example:x____drop~[0-9a-f]{12}").isNotEqualTo(other);
    assertThat(TokenActor.of("h", "y".repeat(5000))).hasSize("oidc:h:".length() + 100 + 13);
  }

  @Test
  void theStartIsRefusedWithoutIssuerOrAudience() {
    assertThatThrownBy(() -> callers(change("issuer", null)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("pointsman.oidc.issuer (POINTSMAN_OIDC_ISSUER) is missing");
    assertThatThrownBy(() -> callers(change("audience", null)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("pointsman.oidc.audience (POINTSMAN_OIDC_AUDIENCE) is missing");
    assertThatThrownBy(() -> callers(change("issuer", "http://login.example/")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must be an https address");
    assertThatThrownBy(() -> callers(change("admin-values", "pointsman-reader")))
        .hasMessageContaining("means both");
  }

  private TestToken good() {
    return provider
        .token()
        .claim("organization", "ACME")
        .claim("roles", List.of("pointsman-editor"));
  }

  private Role role(Object claim) {
    return caller(good().claim("roles", claim).signed()).role();
  }

  private Caller caller(String token) {
    return callers.caller(token).await().atMost(Duration.ofSeconds(20));
  }

  private RegistryException refusal(String token) {
    return catchThrowableOfType(RegistryException.class, () -> caller(token));
  }

  private void refused(String detail, TestToken token) {
    refused(detail, token.signed());
  }

  private void refused(String detail, String token) {
    RegistryException refusal = refusal(token);
    assertThat(refusal).hasMessage(detail);
    assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(refusal.getCause()).isNull();
  }

  private void refused(TestToken token, ProblemType type, String detail) {
    RegistryException refusal = refusal(token.signed());
    assertThat(refusal).hasMessage(detail);
    assertThat(refusal.type()).isEqualTo(type);
  }

  private static Map<String, String> change(String key, String value) {
    Map<String, String> change = new HashMap<>();
    change.put(key, value);
    return change;
  }

  private TokenCallers callers(Map<String, String> changes) {
    Map<String, String> settings =
        new HashMap<>(Map.of("issuer", provider.issuer(), "audience", TestToken.AUDIENCE));
    settings.putAll(changes);
    Map<String, String> named = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (value != null) {
            named.put("pointsman.oidc." + key, value);
          }
        });
    OidcConfig config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(OidcConfig.class)
            .withSources(new PropertiesConfigSource(named, "test", 500))
            .build()
            .getConfigMapping(OidcConfig.class);
    return OpenIdProvider.callers(
        config,
        name -> Uni.createFrom().item(ORGANIZATIONS.get(name)),
        vertx,
        new HttpClientOptions());
  }
}
