package io.pointsman.security;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Whether a token is the provider's, for us, and of this moment; jose4j does the checking. */
final class TokenVerifier {

  /** What is signed with a private key; never a secret that we would share, and never nothing. */
  static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private static final AlgorithmConstraints SIGNED =
      new AlgorithmConstraints(
          AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new));

  /** Of access tokens; others are made for other ends, such as logging out. */
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final ProviderKeys keys;
  private final String issuer;
  private final List<String> audience;
  private final int skewSeconds;

  TokenVerifier(ProviderKeys keys, String issuer, List<String> audience, Duration skew) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = List.copyOf(audience);
    this.skewSeconds = Math.toIntExact(skew.toSeconds());
  }

  /**
   * The claims, among them {@code sub}.
   *
   * @return fails with {@code UNAUTHENTICATED} or {@code PROVIDER_UNAVAILABLE}, and never shows the
   *     token
   */
  Future<Map<String, Object>> verify(String token) {
    try {
      requirePlausible(token);
    } catch (RegistryException refusal) {
      return Future.failedFuture(refusal);
    }
    return keys.current()
        .compose(
            held ->
                verify(token, held)
                    .recover(
                        failure ->
                            failure instanceof UnresolvableKeyException
                                ? keys.after(held).compose(newer -> verify(token, newer))
                                : Future.failedFuture(failure)))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof UnresolvableKeyException
                        ? refusal("The token is signed by a key that the provider does not list.")
                        : failure));
  }

  /** Refuses what no key of the provider could make valid. */
  private void requirePlausible(String token) {
    UnverifiedToken claimed =
        UnverifiedToken.read(token)
            .orElseThrow(
                () -> refusal("The key is not valid, and it is no token that can be read."));
    if (claimed.algorithm() == null || !ALGORITHMS.contains(claimed.algorithm())) {
      throw refusal(
          "The token is not signed by one of RS, PS or ES 256, 384 or 512 with a key pair.");
    }
    if (claimed.type() != null && !TYPES.contains(claimed.type().toLowerCase(Locale.ROOT))) {
      throw refusal("The token is no access token.");
    }
    if (!issuer.equals(claimed.issuer())) {
      throw refusal("The token is not of the issuer " + issuer + ".");
    }
  }

  private Future<Map<String, Object>> verify(String token, ProviderKeys.Held held) {
    try {
      JwtClaims claims = consumer(held.keys()).processToClaims(token);
      return Future.succeededFuture(claims.getClaimsMap());
    } catch (InvalidJwtException invalid) {
      return Future.failedFuture(
          isUnresolvable(invalid)
              ? new UnresolvableKeyException("not among the provider's keys")
              : refusal(reason(invalid)));
    } catch (RuntimeException unreadable) {
      // The library meets some malformed headers with what it does not declare.
      return Future.failedFuture(refusal("The token is not valid."));
    }
  }

  private JwtConsumer consumer(List<JsonWebKey> from) {
    JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(from);
    resolver.setDisambiguateWithVerifySignature(true);
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(resolver)
        .setJwsAlgorithmConstraints(SIGNED)
        .setExpectedIssuer(issuer)
        .setExpectedAudience(audience.toArray(String[]::new))
        .setRequireExpirationTime()
        .setRequireSubject()
        .setAllowedClockSkewInSeconds(skewSeconds)
        .build();
  }

  private static boolean isUnresolvable(InvalidJwtException invalid) {
    return invalid.getCause() instanceof UnresolvableKeyException;
  }

  /** By the code alone: the library's messages quote the claims. */
  private String reason(InvalidJwtException invalid) {
    if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
      return "The token's signature is not the provider's.";
    }
    if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
      return "The token has expired.";
    }
    if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "The token is not valid yet.";
    }
    if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "The token is not for the audience " + String.join(" or ", audience) + ".";
    }
    if (invalid.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return "The token does not say when it expires.";
    }
    if (invalid.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
      return "The token does not say whose it is: it has no 'sub'.";
    }
    return "The token is not valid.";
  }

  private static RegistryException refusal(String detail) {
    return new RegistryException(ProblemType.UNAUTHENTICATED, detail);
  }
}
