package io.pointsman.security;

import io.pointsman.registry.Caller;
import io.pointsman.registry.KeyHolder;
import io.pointsman.registry.KeySecret;
import io.pointsman.registry.Keys;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns a presented key, or a token where an OpenID provider is configured, into a caller. */
@ApplicationScoped
public class Authentication {

  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([!-~]{1,16384})");

  private final OperatorKey operator;
  private final Function<byte[], Uni<KeyHolder>> keys;
  private final Optional<Function<String, Uni<Caller>>> tokens;

  @Inject
  Authentication(OperatorKey operator, Keys keys, OpenIdProvider provider) {
    this(operator, keys::find, provider.tokens().map(callers -> callers::caller));
  }

  Authentication(
      OperatorKey operator,
      Function<byte[], Uni<KeyHolder>> keys,
      Optional<Function<String, Uni<Caller>>> tokens) {
    this.operator = operator;
    this.keys = keys;
    this.tokens = tokens;
  }

  /**
   * @param authorization the request's header, null if it has none
   * @return fails with {@code UNAUTHENTICATED}, {@code ORGANIZATION_SUSPENDED} or {@code
   *     UNAVAILABLE}, with a token also with {@code TOKEN_NOT_MAPPED} or {@code
   *     PROVIDER_UNAVAILABLE}
   */
  public Uni<Caller> authenticate(String authorization) {
    if (authorization == null) {
      return refuse("Send 'Authorization: Bearer' and a key.");
    }
    var bearer = BEARER.matcher(authorization.strip());
    if (!bearer.matches()) {
      return refuse("The Authorization header is not 'Bearer' and a key.");
    }
    String secret = bearer.group(1);
    byte[] hash = KeySecret.hash(secret);
    if (operator.matches(hash)) {
      return Uni.createFrom().item(Caller.operator());
    }
    if (!secret.startsWith(KeySecret.PREFIX)) {
      // A key's prefix decides: no key ever reaches the provider, and no token the database.
      return tokens
          .map(callers -> callers.apply(secret))
          .orElseGet(() -> refuse("The key is not valid."));
    }
    return keys.apply(hash)
        .onItem()
        .ifNull()
        .failWith(() -> unauthenticated("The key is not valid, or no longer."))
        .map(Authentication::caller);
  }

  private static Caller caller(KeyHolder holder) {
    if (holder.suspended()) {
      throw new RegistryException(
          ProblemType.ORGANIZATION_SUSPENDED,
          "The organization of this key is suspended: its operator can say why.");
    }
    return new Caller("key:" + holder.key(), holder.organization(), holder.role());
  }

  private static Uni<Caller> refuse(String detail) {
    return Uni.createFrom().failure(unauthenticated(detail));
  }

  private static RegistryException unauthenticated(String detail) {
    return new RegistryException(ProblemType.UNAUTHENTICATED, detail);
  }
}
