package io.pointsman.security;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Access tokens of an OpenID provider beside keys; docs/oidc.md shows it with examples. */
@Unremovable
@ConfigMapping(prefix = "pointsman.oidc")
public interface OidcConfig {

  /** Whether access tokens of an OpenID provider are taken beside keys. */
  @WithDefault("false")
  boolean enabled();

  /** The provider, exactly as its tokens name it in `iss`; https, unless it is on this machine. */
  Optional<URI> issuer();

  /** The provider's key set; if unset, what `<issuer>/.well-known/openid-configuration` names. */
  Optional<URI> keysUrl();

  /** What tokens must name in `aud`, one of these at least. */
  Optional<List<String>> audience();

  /** Path of the claim that holds the organization's id or name, levels separated by `/`. */
  @WithDefault("organization")
  String organizationClaim();

  /** Path of the claim that holds the role, as a text, a list, or words between blanks. */
  @WithDefault("roles")
  String roleClaim();

  /** Values of the role claim that mean `READER`. */
  @WithDefault("pointsman-reader")
  Optional<List<String>> readerValues();

  /** Values of the role claim that mean `EDITOR`. */
  @WithDefault("pointsman-editor")
  Optional<List<String>> editorValues();

  /** Values of the role claim that mean `ADMIN`. */
  @WithDefault("pointsman-admin")
  Optional<List<String>> adminValues();

  /** Values of the role claim that mean the operator, above all organizations; by default none. */
  Optional<List<String>> operatorValues();

  /** How far the provider's clock may differ from ours; 0 to 5 minutes. */
  @WithDefault("30s")
  Duration clockSkew();

  /** How long the provider may take to answer. */
  @WithDefault("3s")
  Duration timeout();

  /** The shortest time between two looks at the provider's keys, whoever sends what. */
  @WithDefault("5s")
  Duration fetchInterval();

  /** How old keys may become before they are fetched anew, beside the requests. */
  @WithDefault("15m")
  Duration keysMaxAge();

  /** Name of the `quarkus.tls` configuration by which the provider is reached; else the JVM's. */
  Optional<String> tlsConfiguration();
}
