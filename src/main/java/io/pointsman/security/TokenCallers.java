package io.pointsman.security;

import io.pointsman.registry.Caller;
import io.pointsman.registry.OrganizationStanding;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.Function;

/** Turns access tokens of the provider into callers. */
final class TokenCallers {

  private final TokenVerifier verifier;
  private final TokenClaims meaning;
  private final String issuerHost;
  private final Function<String, Uni<OrganizationStanding>> organizations;

  /**
   * @param organizations by id or name; null in the Uni if there is none
   */
  TokenCallers(
      TokenVerifier verifier,
      TokenClaims meaning,
      String issuerHost,
      Function<String, Uni<OrganizationStanding>> organizations) {
    this.verifier = verifier;
    this.meaning = meaning;
    this.issuerHost = issuerHost;
    this.organizations = organizations;
  }

  /**
   * Goes on where it was begun, on the same event loop, whoever fetched the keys.
   *
   * @return fails with {@code UNAUTHENTICATED}, {@code TOKEN_NOT_MAPPED}, {@code
   *     ORGANIZATION_SUSPENDED}, {@code PROVIDER_UNAVAILABLE} or {@code UNAVAILABLE}
   */
  Uni<Caller> caller(String token) {
    Context here = Vertx.currentContext();
    Uni<Map<String, Object>> verified =
        Uni.createFrom().completionStage(() -> verifier.verify(token).toCompletionStage());
    return (here == null
            ? verified
            : verified.emitOn(task -> here.runOnContext(ignored -> task.run())))
        .chain(this::meant);
  }

  private Uni<Caller> meant(Map<String, Object> claims) {
    String actor = TokenActor.of(issuerHost, (String) claims.get("sub"));
    Role role = meaning.role(claims);
    if (role == Role.OPERATOR) {
      return Uni.createFrom().item(new Caller(actor, null, role));
    }
    String named = meaning.organization(claims);
    return organizations
        .apply(named)
        .onItem()
        .ifNull()
        .failWith(() -> meaning.unknown(named))
        .map(standing -> caller(actor, standing, role));
  }

  private static Caller caller(String actor, OrganizationStanding standing, Role role) {
    if (standing.suspended()) {
      throw new RegistryException(
          ProblemType.ORGANIZATION_SUSPENDED,
          "The organization of this token is suspended: its operator can say why.");
    }
    return new Caller(actor, standing.id(), role);
  }
}
