package io.pointsman.security;

import io.pointsman.Sides;
import io.pointsman.registry.OrganizationStanding;
import io.pointsman.registry.Organizations;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The OpenID provider, if one is configured and this process serves the API; else it costs nothing.
 */
@Singleton
@Startup
class OpenIdProvider {

  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private final Optional<TokenCallers> tokens;

  /**
   * Asks the provider for nothing: it may be away, and phones do not wait for it.
   *
   * @throws ConfigurationException if what is needed to judge tokens is not said
   */
  OpenIdProvider(
      OidcConfig config,
      Sides sides,
      Organizations organizations,
      Vertx vertx,
      TlsConfigurationRegistry certificates) {
    this.tokens =
        config.enabled() && sides.api()
            ? Optional.of(
                callers(config, organizations::standing, vertx, trust(config, certificates)))
            : Optional.empty();
  }

  /** Empty while only keys are taken. */
  Optional<TokenCallers> tokens() {
    return tokens;
  }

  static TokenCallers callers(
      OidcConfig config,
      Function<String, Uni<OrganizationStanding>> organizations,
      Vertx vertx,
      HttpClientOptions trust) {
    URI issuer = issuer(config);
    ProviderClient client = new ProviderClient(vertx, trust, config.timeout());
    ProviderDocuments documents = new ProviderDocuments(client, issuer, keysUrl(config));
    ProviderKeys keys =
        new ProviderKeys(
            documents::keys, config.fetchInterval(), config.keysMaxAge(), System::nanoTime);
    return new TokenCallers(
        new TokenVerifier(keys, issuer.toString(), audience(config), skew(config)),
        new TokenClaims(config),
        issuer.getHost(),
        organizations);
  }

  private static URI issuer(OidcConfig config) {
    URI issuer =
        config
            .issuer()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "pointsman.oidc.enabled is true, but pointsman.oidc.issuer"
                            + " (POINTSMAN_OIDC_ISSUER) is missing: name the provider as its tokens"
                            + " do in 'iss', such as https://login.example/realms/phones"));
    if (!ProviderAddress.trustworthy(issuer)
        || issuer.getQuery() != null
        || issuer.getFragment() != null) {
      throw new ConfigurationException(
          "pointsman.oidc.issuer must be an https address (http on this machine only) without"
              + " user-info, query or fragment");
    }
    return issuer;
  }

  private static Optional<URI> keysUrl(OidcConfig config) {
    if (!config.keysUrl().map(ProviderAddress::trustworthy).orElse(true)) {
      throw new ConfigurationException(
          "pointsman.oidc.keys-url must be an https address (http on this machine only)");
    }
    return config.keysUrl();
  }

  private static List<String> audience(OidcConfig config) {
    return config
        .audience()
        .filter(names -> !names.isEmpty())
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "pointsman.oidc.enabled is true, but pointsman.oidc.audience"
                        + " (POINTSMAN_OIDC_AUDIENCE) is missing: without it, tokens made for other"
                        + " services would be taken"));
  }

  private static Duration skew(OidcConfig config) {
    if (config.clockSkew().isNegative() || config.clockSkew().compareTo(MOST_SKEW) > 0) {
      throw new ConfigurationException("pointsman.oidc.clock-skew must be 0s to 5m");
    }
    return config.clockSkew();
  }

  private static HttpClientOptions trust(OidcConfig config, TlsConfigurationRegistry certificates) {
    HttpClientOptions options = new HttpClientOptions();
    config
        .tlsConfiguration()
        .ifPresent(
            name ->
                TlsConfigUtils.configure(
                    options,
                    certificates
                        .get(name)
                        .orElseThrow(
                            () ->
                                new ConfigurationException(
                                    "pointsman.oidc.tls-configuration: there is no quarkus.tls."
                                        + name))));
    return options;
  }
}
