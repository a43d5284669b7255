package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a replica's output holds after a session in which much went wrong, and what never. */
class LogsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Each is sent in some user-info or query, good or bad, or is a key. */
  private static final String USER = "kjeller-user";

  private static final String PASSWORD = "hunter-secret";
  private static final String QUERY = "query-secret";
  private static final String TEMPLATE =
      "https://" + USER + ":" + PASSWORD + "@prov.example/{mac.lower}.xml?token=" + QUERY;

  private String api;
  private String key;

  @Test
  void isOneJsonObjectALineWithRequestIdsAndWithoutSecrets() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        Replica replica = start(postgres, "json-logs", "true", "false")) {
      register(replica);
      refusals();
      String broken = databaseFault(postgres);
      String gone = withoutPostgres(postgres, replica);
      polls(replica);

      assertThat(replica.stop()).isEqualTo(143);
      String output = replica.output();
      assertNoSecrets(output);
      List<JsonNode> lines = new ArrayList<>();
      for (String line : output.split("\n")) {
        lines.add(JSON.readTree(line));
      }
      assertThat(lines).allMatch(line -> line.isObject() && line.hasNonNull("message"));
      assertThat(of(lines, broken))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.path("level").asText()).isEqualTo("ERROR");
                assertThat(line.path("message").asText()).startsWith("Incident ");
              });
      assertThat(of(lines, gone))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.path("level").asText()).isEqualTo("WARN");
                assertThat(line.path("message").asText()).startsWith("Answered 503: ");
              });
      assertThat(output).doesNotContain("7C2F80ABCDEF", "7c2f80abcdef", "7c:2f:80:ab:cd:ef");
    }
  }

  @Test
  void namesSinglePollsIfAskedForAndNoSecretsEither() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        Replica replica = start(postgres, "poll-logs", "false", "true")) {
      register(replica);
      polls(replica);
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(replica.output())
                      .contains("poll: mac=7c:2f:80:ab:cd:ef vendor=gigaset")
                      .contains("result=REDIRECTED"));
      assertNoSecrets(replica.output());
    }
  }

  private static Replica start(PostgresServer postgres, String name, String json, String polls) {
    return Replica.named(name)
        .stores(postgres, null)
        .environment("POINTSMAN_OPERATOR_KEY", Http.OPERATOR_KEY)
        .property("pointsman.registry.unheld-claims", "ranges")
        .property("pointsman.registry.target-hosts", "free")
        .property("quarkus.log.console.json.enabled", json)
        .property("pointsman.phone.log-polls", polls)
        .startWithoutWaiting()
        .awaitReady(Duration.ofMinutes(2));
  }

  private void register(Replica replica) {
    api = replica.api() + "/api/v1/";
    // The first call of a replica on a busy machine may be late, and is not what is tested here.
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> operator("GET", "organizations", null).statusCode() == 200);
    String organization =
        Http.text(
            operator("POST", "organizations", "{\"name\": \"Oslo\", \"kind\": \"PROVIDER\"}"),
            "id");
    key =
        Http.text(
            operator(
                "POST",
                "organizations/" + organization + "/keys",
                "{\"name\": \"tests\", \"role\": \"ADMIN\"}"),
            "key");
    assertThat(key).startsWith("pm_");
    answered(201, tenant("POST", "profiles", profile("main", TEMPLATE)));
    answered(201, tenant("PUT", "devices/7C2F80ABCDEF", "{\"profile\": \"main\"}"));
    answered(422, tenant("PUT", "devices/7C2F80ABCDE0", url(TEMPLATE)));
    String withoutUserInfo = "https://prov.example/?token=" + QUERY;
    answered(201, tenant("PUT", "devices/7C2F80ABCDE0", url(withoutUserInfo)));
  }

  private void refusals() {
    answered(422, tenant("POST", "profiles", profile("bad", TEMPLATE + "{nothing}")));
    answered(422, tenant("PUT", "devices/7C2F80ABCDE1", url("gopher" + TEMPLATE)));
    answered(400, tenant("POST", "profiles", "{\"template\": \"" + TEMPLATE));
    answered(409, tenant("POST", "profiles", profile("main", TEMPLATE)));
    answered(401, Http.send("GET", api + "profiles", key + "x", null));
    answered(400, tenant("GET", "profiles?token=" + QUERY, null));
  }

  /** Faults in the database whose messages quote the row; the id of the last request. */
  private String databaseFault(PostgresServer postgres) {
    postgres.execute("alter table profile add constraint never check (false) not valid");
    HttpResponse<String> failed =
        answered(500, tenant("PUT", "profiles/main", profile("main", TEMPLATE + "&changed=1")));
    postgres.execute("alter table profile drop constraint never");
    return id(failed);
  }

  private String withoutPostgres(PostgresServer postgres, Replica replica) {
    postgres.kill();
    String id =
        id(answered(503, tenant("PUT", "profiles/main", "{\"template\":\"" + TEMPLATE + "\"}")));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(replica.output()).contains("The change feed cannot be read"));
    postgres.restart();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(replica.output()).contains("The change feed is read again"));
    return id;
  }

  private static void polls(Replica replica) {
    String phone = replica.phone() + "/device/";
    Awaitility.await()
        .until(() -> Http.get(phone + "7C2F80ABCDEF.xml?pw=" + QUERY).statusCode() == 302);
    Awaitility.await()
        .until(() -> Http.get(phone + "7C2F80ABCDE0.xml?pw=" + QUERY).statusCode() == 302);
    answered(404, Http.get(phone + "7C2F80ABCDE9.xml?pw=" + QUERY));
  }

  private void assertNoSecrets(String output) {
    assertThat(output)
        .isNotEmpty()
        .doesNotContain(key)
        .doesNotContain(Http.OPERATOR_KEY)
        .doesNotContain("pm_")
        .doesNotContain(USER)
        .doesNotContain(PASSWORD)
        .doesNotContain(QUERY);
  }

  /** Our own lines: Hibernate may have said something before. */
  private static List<JsonNode> of(List<JsonNode> lines, String requestId) {
    return lines.stream()
        .filter(line -> line.path("mdc").path("requestId").asText().equals(requestId))
        .filter(line -> line.path("loggerName").asText().startsWith("io.pointsman."))
        .toList();
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElseThrow();
  }

  private static HttpResponse<String> answered(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private HttpResponse<String> operator(String method, String path, String body) {
    return Http.send(method, api + path, Http.OPERATOR_KEY, body);
  }

  private HttpResponse<String> tenant(String method, String path, String body) {
    HttpResponse<String> answer = Http.send(method, api + path, key, body);
    assertThat(id(answer)).hasSize(36);
    return answer;
  }

  private static String profile(String name, String template) {
    return "{\"name\": \""
        + name
        + "\", \"exposeCredentials\": true, \"template\": \""
        + template
        + "\"}";
  }

  private static String url(String url) {
    return "{\"url\": \"" + url + "\"}";
  }
}
