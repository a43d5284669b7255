package io.pointsman.cli.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * RFC 8628: the user signs in with a browser anywhere, while the command asks whether it is done.
 */
public final class DeviceFlow {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration MORE_SLOWLY = Duration.ofSeconds(5);

  private final Shell shell;
  private final Http http;
  private final Provider provider;
  private final String clientId;

  public DeviceFlow(Shell shell, Http http, Provider provider, String clientId) {
    this.shell = shell;
    this.http = http;
    this.provider = provider;
    this.clientId = clientId;
  }

  /**
   * @throws Failure if the user or the provider refuses, or nobody signs in in time
   */
  public Grant run(String scope) {
    JsonNode asked = start(scope);
    tell(asked);
    Map<String, String> form =
        Map.of("grant_type", GRANT, "device_code", asked.path("device_code").asText());
    Duration interval = Duration.ofSeconds(Math.max(1, asked.path("interval").asLong(5)));
    Instant end = shell.clock().instant().plusSeconds(asked.path("expires_in").asLong(600));
    TokenEndpoint tokens = new TokenEndpoint(http, provider.token(), clientId);
    while (shell.clock().instant().plus(interval).isBefore(end)) {
      shell.pause(interval);
      Grant grant = ask(tokens, form);
      if (grant == null || "slow_down".equals(grant.error())) {
        interval = interval.plus(MORE_SLOWLY);
      } else if (!"authorization_pending".equals(grant.error())) {
        return checked(grant);
      }
    }
    throw late();
  }

  private JsonNode start(String scope) {
    HttpResponse<byte[]> answer =
        TokenEndpoint.post(http, provider.deviceAuthorization(), clientId, Map.of("scope", scope));
    JsonNode asked = Provider.json(answer.body());
    if (answer.statusCode() != 200 || asked == null || !asked.hasNonNull("device_code")) {
      Grant.of(answer.statusCode() == 200 ? 502 : answer.statusCode(), asked).orThrow();
    }
    return asked;
  }

  private void tell(JsonNode asked) {
    shell.err().println("To sign in, open");
    shell.err().println();
    shell.err().println("    " + Display.line(asked.path("verification_uri").asText()));
    shell.err().println();
    shell.err().println("and enter " + Display.line(asked.path("user_code").asText()) + ".");
    if (asked.hasNonNull("verification_uri_complete")) {
      shell
          .err()
          .println("Or at once: " + Display.line(asked.path("verification_uri_complete").asText()));
    }
  }

  /** Null if the provider is away or overloaded: then asking is to become rarer. */
  private static Grant ask(TokenEndpoint tokens, Map<String, String> form) {
    try {
      return tokens.ask(form);
    } catch (Failure away) {
      if (away.code() == ExitCode.UNAVAILABLE) {
        return null;
      }
      throw away;
    }
  }

  private static Grant checked(Grant grant) {
    if ("access_denied".equals(grant.error())) {
      throw Provider.failure("The sign-in was refused.");
    }
    if ("expired_token".equals(grant.error())) {
      throw late();
    }
    return grant.orThrow();
  }

  private static Failure late() {
    return Provider.failure("Nobody signed in in time. Try again.");
  }
}
