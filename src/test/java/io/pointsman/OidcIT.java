package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.TestOpenIdProvider;
import io.pointsman.testing.TestToken;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tokens beside keys, from a provider that is away at first. */
class OidcIT {

  private static final Duration START = Duration.ofMinutes(2);
  private static final String DEVICE = "devices/7C2F80ABCDEF";

  private final TestOpenIdProvider provider = TestOpenIdProvider.closed();
  private Replica replica;
  private String acme;
  private String acmeKey;

  @Test
  void tokensWorkOnceTheProviderIsThereAndNothingElseWaitsForIt() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        Replica started = start(postgres)) {
      replica = started;
      register();
      whileTheProviderIsAway();
      provider.open();
      String token = token("ACME", "pointsman-editor").signed();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> send("GET", "profiles", token, null).statusCode() == 200);
      write(token, postgres);
      refusals();
      crossings();
      suspension(token);
      keysStayKeys();
      assertThat(replica.output())
          .contains("The OpenID provider cannot be asked for its keys; tokens are answered 503")
          .contains("The OpenID provider's keys are known")
          .doesNotContain("eyJ", "Incident");
    } finally {
      provider.close();
    }
  }

  @Test
  void theStartIsRefusedWithoutAnIssuer() {
    try (PostgresServer postgres = PostgresServer.start();
        Replica refused =
            Replica.named("oidc-refused")
                .stores(postgres, null)
                .environment("POINTSMAN_OIDC_ENABLED", "true")
                .startWithoutWaiting()) {
      assertThat(refused.awaitExit(START)).isEqualTo(1);
      assertThat(refused.output())
          .contains(
              "Pointsman cannot start: pointsman.oidc.enabled is true, but pointsman.oidc.issuer"
                  + " (POINTSMAN_OIDC_ISSUER) is missing");
    }
  }

  @Test
  void aPhoneSideHasNothingToDoWithIt() {
    try (PostgresServer postgres = PostgresServer.start();
        Replica phones =
            Replica.named("oidc-phones")
                .stores(postgres, null)
                .property("pointsman.sides", "phone")
                .environment("POINTSMAN_OIDC_ENABLED", "true")
                .startWithoutWaiting()
                .awaitLive(START)) {
      assertThat(phones.output()).doesNotContain("OpenID", "Exception");
    }
  }

  private Replica start(PostgresServer postgres) {
    return Replica.named("oidc")
        .stores(postgres, null)
        .environment("POINTSMAN_OPERATOR_KEY", Http.OPERATOR_KEY)
        .environment("POINTSMAN_OIDC_ENABLED", "true")
        .environment("POINTSMAN_OIDC_ISSUER", provider.issuer())
        .environment("POINTSMAN_OIDC_AUDIENCE", "other," + TestToken.AUDIENCE)
        .environment("POINTSMAN_OIDC_ORGANIZATION_CLAIM", "pointsman/organization")
        .environment("POINTSMAN_OIDC_ROLE_CLAIM", "realm_access/roles")
        .environment("POINTSMAN_OIDC_OPERATOR_VALUES", "pointsman-operator")
        .environment("POINTSMAN_OIDC_FETCH_INTERVAL", "1s")
        .property("pointsman.registry.unheld-claims", "ranges")
        .property("pointsman.registry.target-hosts", "free")
        .startWithoutWaiting()
        .awaitReady(START);
  }

  private void register() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> operator("GET", "organizations", null).statusCode() == 200);
    acme = organization("ACME");
    acmeKey =
        Http.text(
            operator(
                "POST",
                "organizations/" + acme + "/keys",
                "{\"name\": \"tests\", \"role\": \"ADMIN\"}"),
            "key");
    organization("Other");
    String profile = "{\"name\": \"main\", \"template\": \"https://prov.example/{mac.lower}/\"}";
    answered(201, send("POST", "profiles", acmeKey, profile));
    answered(201, send("PUT", DEVICE, acmeKey, "{\"profile\": \"main\"}"));
  }

  private void whileTheProviderIsAway() {
    String token = token("ACME", "pointsman-editor").signed();
    HttpResponse<String> answer =
        problem(503, "provider-unavailable", send("GET", "profiles", token, null));
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    answered(200, send("GET", "profiles", acmeKey, null));
    answered(200, operator("GET", "profiles", null));
    poll();
    assertThat(replica.ready()).isTrue();
    assertThat(Http.get(replica.management() + "/q/metrics").statusCode()).isEqualTo(200);
    assertThat(provider.discoveries()).isZero();
  }

  private void write(String token, PostgresServer postgres) throws SQLException {
    answered(200, send("PUT", DEVICE, token, "{\"profile\": \"main\", \"note\": \"by Anna\"}"));
    try (Connection connection = postgres.connect();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("select actor, subject from audit order by id desc limit 1")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("oidc:127.0.0.1:anna");
      assertThat(row.getString(2)).isEqualTo("7c:2f:80:ab:cd:ef");
    }
    problem(403, "forbidden", send("GET", "organizations/" + acme + "/keys", token, null));
    String admin = token(acme, "pointsman-admin").signed();
    answered(200, send("GET", "organizations/" + acme + "/keys", admin, null));
    String operator = token(null, "pointsman-operator").signed();
    assertThat(send("GET", "organizations", operator, null).body()).contains("ACME", "Other");
  }

  private void refusals() {
    TestToken wrongAudience = token("ACME", "pointsman-editor").claim("aud", "somebody");
    TestToken expired = token("ACME", "pointsman-editor").at("exp", -120);
    TestToken byStranger = token("ACME", "pointsman-editor").by(provider.newKey());
    TestToken confused = token("ACME", "pointsman-editor").byPublicKey(provider.key());
    for (String refused :
        List.of(
            wrongAudience.signed(),
            expired.signed(),
            byStranger.signed(),
            confused.signed(),
            token("ACME", "pointsman-admin").unsigned(),
            "nonsense",
            "x".repeat(10_000))) {
      HttpResponse<String> answer =
          problem(401, "unauthenticated", send("GET", "profiles", refused, null));
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(answer.body()).doesNotContain(refused);
    }
    assertThat(
            problem(
                    403,
                    "token-not-mapped",
                    send("GET", "profiles", token("ACME", "clerk").signed(), null))
                .body())
        .contains("'realm_access/roles'", "clerk");
    assertThat(
            problem(
                    403,
                    "token-not-mapped",
                    send("GET", "profiles", token("Nobody", "pointsman-reader").signed(), null))
                .body())
        .contains("'pointsman/organization'", "Nobody");
  }

  private void crossings() {
    String foreign = token("other", "pointsman-admin").signed();
    problem(404, "not-found", send("GET", DEVICE, foreign, null));
    problem(
        409, "held-by-another", send("PUT", DEVICE, foreign, "{\"url\": \"https://x.example/\"}"));
    problem(404, "not-found", send("GET", "organizations/" + acme, foreign, null));
    problem(404, "not-found", send("GET", "organizations/" + acme + "/keys", foreign, null));
    assertThat(send("GET", "profiles", foreign, null).body()).isEqualTo("{\"items\":[]}");
    String own = token("acme", "pointsman-reader").signed();
    answered(200, send("GET", DEVICE, own, null));
    problem(403, "forbidden", send("DELETE", DEVICE, own, null));
  }

  private void suspension(String token) {
    String path = "organizations/" + acme + "/suspension";
    answered(200, operator("PUT", path, "{\"phones\": \"CONTINUE\"}"));
    problem(403, "organization-suspended", send("GET", "profiles", token, null));
    answered(200, operator("DELETE", path, null));
    answered(200, send("GET", "profiles", token, null));
  }

  private void keysStayKeys() {
    int asked = provider.discoveries() + provider.fetches();
    for (int i = 0; i < 5; i++) {
      problem(401, "unauthenticated", send("GET", "profiles", "pm_eyJ.e30." + i, null));
      answered(200, send("GET", "profiles", acmeKey, null));
    }
    assertThat(provider.discoveries() + provider.fetches()).isEqualTo(asked);
    poll();
  }

  private void poll() {
    Awaitility.await()
        .until(() -> Http.get(replica.phone() + "/device/7C2F80ABCDEF.xml").statusCode() == 302);
  }

  private TestToken token(String organization, String role) {
    return provider
        .token()
        .claim("pointsman", organization == null ? null : Map.of("organization", organization))
        .claim("realm_access", Map.of("roles", List.of("offline_access", role)));
  }

  private String organization(String name) {
    return Http.text(
        operator("POST", "organizations", "{\"name\": \"" + name + "\", \"kind\": \"PROVIDER\"}"),
        "id");
  }

  private HttpResponse<String> operator(String method, String path, String body) {
    return send(method, path, Http.OPERATOR_KEY, body);
  }

  private HttpResponse<String> send(String method, String path, String key, String body) {
    return Http.send(method, replica.api() + "/api/v1/" + path, key, body);
  }

  private static HttpResponse<String> problem(
      int status, String type, HttpResponse<String> answer) {
    answered(status, answer);
    assertThat(Http.text(answer, "type")).isEqualTo("urn:pointsman:problem:" + type);
    return answer;
  }

  private static HttpResponse<String> answered(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }
}
