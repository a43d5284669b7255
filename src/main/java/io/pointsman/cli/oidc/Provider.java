package io.pointsman.cli.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.http.Secrecy;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What an OpenID provider tells of itself, as far as the device flow needs it. */
public record Provider(String issuer, URI deviceAuthorization, URI token) {

  /**
   * Reads {@code /.well-known/openid-configuration} of the issuer.
   *
   * @throws Failure if that is none, is another's, or would send secrets in the clear
   */
  public static Provider discover(Http http, String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI address = address("The issuer", base + "/.well-known/openid-configuration");
    HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(address).build());
    JsonNode told = answer.statusCode() == 200 ? json(answer.body()) : null;
    if (told == null) {
      throw failure(
          "%s is no OpenID discovery document: it answers %d.", address, answer.statusCode());
    }
    String itself = told.path("issuer").asText();
    if (!itself.equals(issuer) && !itself.equals(base)) {
      throw failure("%s is the document of another issuer, \"%s\".", address, itself);
    }
    if (!told.hasNonNull("device_authorization_endpoint")) {
      throw failure("%s offers no device flow (RFC 8628).", issuer);
    }
    return new Provider(
        itself,
        address("Its device endpoint", told.path("device_authorization_endpoint").asText()),
        address("Its token endpoint", told.path("token_endpoint").asText()));
  }

  /**
   * @throws Failure if secrets must not be sent there
   */
  static URI address(String what, String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && Secrecy.kept(address)) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    throw failure("%s must be an https address, not \"%s\".", what, text);
  }

  /** Null if it is no JSON. */
  static JsonNode json(byte[] body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException other) {
      return null;
    }
  }

  static Failure failure(String format, Object... words) {
    return new Failure(ExitCode.NOT_ALLOWED, format.formatted(words));
  }
}
