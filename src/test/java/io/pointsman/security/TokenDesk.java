package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointsman.registry.Caller;
import io.pointsman.registry.OrganizationStanding;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.testing.TestOpenIdProvider;
import io.pointsman.testing.TestToken;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Callers of tokens, the provider that signs those, and what is said of them. */
final class TokenDesk implements AutoCloseable {

  static final UUID ACME = UUID.fromString("019c0000-0000-7000-8000-000000000001");

  private static final UUID GONE = UUID.fromString("019c0000-0000-7000-8000-000000000002");
  private static final Map<String, OrganizationStanding> ORGANIZATIONS =
      Map.of(
          "ACME",
          new OrganizationStanding(ACME, false),
          ACME.toString(),
          new OrganizationStanding(ACME, false),
          "Gone",
          new OrganizationStanding(GONE, true));

  final TestOpenIdProvider provider = TestOpenIdProvider.started();
  private final Vertx vertx = Vertx.vertx();
  private TokenCallers callers = callers(Map.of());

  /** From now on it is configured so, beside the issuer and the audience; null takes one away. */
  void configure(String key, String value) {
    Map<String, String> change = new HashMap<>();
    change.put(key, value);
    configure(change);
  }

  /** From now on it is configured so, beside the issuer and the audience. */
  void configure(Map<String, String> changes) {
    callers = callers(changes);
  }

  Uni<Caller> begin(TestToken token) {
    return callers.caller(token.signed());
  }

  @Override
  public void close() {
    provider.close();
    vertx.close();
  }

  /** Of an editor of ACME. */
  TestToken good() {
    return provider
        .token()
        .claim("organization", "ACME")
        .claim("roles", List.of("pointsman-editor"));
  }

  Role role(Object claim) {
    return caller(good().claim("roles", claim).signed()).role();
  }

  Caller caller(String token) {
    return callers.caller(token).await().atMost(Duration.ofSeconds(20));
  }

  /** Null if it is taken. */
  RegistryException refusal(String token) {
    return catchThrowableOfType(RegistryException.class, () -> caller(token));
  }

  void refused(String detail, TestToken token) {
    refused(detail, token.signed());
  }

  void refused(String detail, String token) {
    RegistryException refusal = refusal(token);
    assertThat(refusal).hasMessage(detail);
    assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(refusal.getCause()).isNull();
  }

  void refused(TestToken token, ProblemType type, String detail) {
    RegistryException refusal = refusal(token.signed());
    assertThat(refusal).hasMessage(detail);
    assertThat(refusal.type()).isEqualTo(type);
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
