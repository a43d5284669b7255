package io.pointsman.cli.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a public client asks an OpenID provider for tokens. */
public final class TokenEndpoint {

  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final Http http;
  private final URI address;
  private final String clientId;

  public TokenEndpoint(Http http, URI address, String clientId) {
    this.http = http;
    this.address = address;
    this.clientId = clientId;
  }

  /** As kept with a session. */
  public static TokenEndpoint of(Http http, String address, String clientId) {
    return new TokenEndpoint(http, Provider.address("The token endpoint", address), clientId);
  }

  /**
   * @throws Failure if the session cannot be renewed
   */
  public Grant refresh(String refreshToken) {
    return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)).orThrow();
  }

  /** Sends a form; what is refused is an answer too. */
  Grant ask(Map<String, String> form) {
    HttpResponse<byte[]> answer = post(http, address, clientId, form);
    return Grant.of(answer.statusCode(), Provider.json(answer.body()));
  }

  static HttpResponse<byte[]> post(
      Http http, URI address, String clientId, Map<String, String> form) {
    Map<String, String> all = new LinkedHashMap<>(form);
    all.put("client_id", clientId);
    String body =
        all.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() >= SERVER_ERROR || answer.statusCode() == TOO_MANY) {
      // Says nothing about the grant: a session is not over because its provider is for a while.
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "The provider answers %d just now: try again.".formatted(answer.statusCode()));
    }
    return answer;
  }

  static String text(JsonNode json, String member) {
    return json == null || !json.hasNonNull(member) ? null : json.path(member).asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
