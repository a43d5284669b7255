package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.KeycloakServer;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of a real provider. Its start takes half a minute, so this is for long runs. */
@Tag("endurance")
class KeycloakIT {

  private static final String DEVICE_GRANT =
      "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";

  private Replica replica;

  @Test
  void itsTokensAreTakenForWhatTheySay() {
    try (KeycloakServer keycloak = KeycloakServer.start();
        PostgresServer postgres = PostgresServer.start();
        Replica started = start(keycloak, postgres)) {
      replica = started;
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> send("GET", "organizations", Http.OPERATOR_KEY).statusCode() == 200);
      answered(
          201,
          Http.send(
              "POST",
              replica.api() + "/api/v1/organizations",
              Http.OPERATOR_KEY,
              "{\"name\": \"ACME\", \"kind\": \"PROVIDER\"}"));

      String program = token(keycloak, Map.of("client_id", "pbx", "client_secret", "pbx-secret"));
      answered(200, send("GET", "devices", program));
      answered(403, send("DELETE", "devices/7C2F80ABCDEF", program));

      String person = password(keycloak, "pointsman-cli");
      answered(404, send("DELETE", "devices/7C2F80ABCDEF", person));

      HttpResponse<String> foreign = send("GET", "devices", password(keycloak, "elsewhere"));
      assertThat(answered(401, foreign).body())
          .contains("The token is not for the audience pointsman-api.");

      device(keycloak);
      assertThat(replica.output()).doesNotContain("eyJ");
    }
  }

  /** The end points of RFC 8628, as the command line uses them. */
  private static void device(KeycloakServer keycloak) {
    HttpResponse<String> begun =
        answered(200, keycloak.post("auth/device", Map.of("client_id", "pointsman-cli")));
    assertThat(Http.text(begun, "verification_uri")).startsWith(keycloak.issuer());
    assertThat(Http.text(begun, "user_code")).matches("[A-Z]{4}-[A-Z]{4}");
    HttpResponse<String> early =
        keycloak.post(
            "token",
            Map.of(
                "client_id",
                "pointsman-cli",
                "grant_type",
                DEVICE_GRANT,
                "device_code",
                Http.text(begun, "device_code")));
    assertThat(answered(400, early).body()).contains("authorization_pending");
  }

  private static String password(KeycloakServer keycloak, String client) {
    return token(
        keycloak,
        Map.of(
            "grant_type", "password",
            "client_id", client,
            "username", "anna",
            "password", "annas-password"));
  }

  private static String token(KeycloakServer keycloak, Map<String, String> form) {
    Map<String, String> whole = new HashMap<>(Map.of("grant_type", "client_credentials"));
    whole.putAll(form);
    return Http.text(answered(200, keycloak.post("token", whole)), "access_token");
  }

  private static Replica start(KeycloakServer keycloak, PostgresServer postgres) {
    return Replica.named("keycloak")
        .stores(postgres, null)
        .environment("POINTSMAN_OPERATOR_KEY", Http.OPERATOR_KEY)
        .environment("POINTSMAN_OIDC_ENABLED", "true")
        .environment("POINTSMAN_OIDC_ISSUER", keycloak.issuer())
        .environment("POINTSMAN_OIDC_AUDIENCE", "pointsman-api")
        .environment("POINTSMAN_OIDC_ORGANIZATION_CLAIM", "pointsman/organization")
        .environment("POINTSMAN_OIDC_ROLE_CLAIM", "realm_access/roles")
        .startWithoutWaiting()
        .awaitReady(Duration.ofMinutes(2));
  }

  private HttpResponse<String> send(String method, String path, String key) {
    return Http.send(method, replica.api() + "/api/v1/" + path, key, null);
  }

  private static HttpResponse<String> answered(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }
}
