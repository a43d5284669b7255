package io.pointsman.cli.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointsman.cli.oidc.Grant;
import io.pointsman.cli.oidc.Provider;

/**
 * A sign-in at an OpenID provider.
 *
 * @param refreshToken null if the provider gave none
 * @param expiresAt seconds since 1970 at which the access token ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Session(
    String issuer,
    String clientId,
    String tokenEndpoint,
    String accessToken,
    String refreshToken,
    long expiresAt) {

  /**
   * @param now seconds since 1970
   */
  public static Session of(Provider provider, String clientId, Grant grant, long now) {
    return new Session(provider.issuer(), clientId, provider.token().toString(), null, null, now)
        .renewed(grant, now);
  }

  /** A provider that sends no new refresh token leaves the old one valid. */
  Session renewed(Grant grant, long now) {
    return new Session(
        issuer,
        clientId,
        tokenEndpoint,
        grant.accessToken(),
        grant.refreshToken() == null ? refreshToken : grant.refreshToken(),
        now + grant.lifetime().toSeconds());
  }

  @Override
  public String toString() {
    return "Session[" + issuer + "]";
  }
}
