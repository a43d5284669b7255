package io.pointsman.cli.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.time.Duration;

/**
 * What a token endpoint answered: tokens, or an error.
 *
 * @param refreshToken null if there is none
 * @param lifetime of the access token
 * @param error RFC 6749's or RFC 8628's word; null with tokens
 */
public record Grant(
    String accessToken, String refreshToken, Duration lifetime, String error, String description) {

  /** What providers that do not say are taken to mean. */
  private static final long USUAL_LIFETIME = 300;

  static Grant of(int status, JsonNode json) {
    String token = status == 200 ? TokenEndpoint.text(json, "access_token") : null;
    if (token != null) {
      long seconds = json.path("expires_in").asLong(USUAL_LIFETIME);
      return new Grant(
          token,
          TokenEndpoint.text(json, "refresh_token"),
          Duration.ofSeconds(seconds),
          null,
          null);
    }
    String error = TokenEndpoint.text(json, "error");
    return new Grant(
        null,
        null,
        Duration.ZERO,
        error == null ? "status " + status : error,
        TokenEndpoint.text(json, "error_description"));
  }

  Grant orThrow() {
    if (error == null) {
      return this;
    }
    String more = description == null ? "" : ": " + Display.line(description);
    throw new Failure(
        ExitCode.NOT_ALLOWED,
        "The provider refuses (" + Display.line(error) + more + "). Log in again.");
  }

  @Override
  public String toString() {
    return "Grant[" + (error == null ? "tokens" : error) + "]";
  }
}
