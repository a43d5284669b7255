package io.pointsman.kubernetes;

import static io.pointsman.kubernetes.Chart.variable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart's values make of its pods. */
class ChartPodsTest {

  /** A pod that ends answers as before until load balancers know, and only then hears of it. */
  @ParameterizedTest
  @CsvSource({"40, 75", "600, 635", "0, 35"})
  void endsAfterLoadBalancersHaveNoticed(int delay, int grace) {
    JsonNode spec =
        Chart.find(
                Chart.render(Chart.with("phone.shutdownDelay=" + delay)),
                "Deployment",
                "pointsman-phone")
            .path("spec");
    JsonNode pod = spec.at("/template/spec");
    JsonNode container = pod.at("/containers/0");
    assertThat(container.at("/lifecycle/preStop/sleep/seconds").asInt()).isEqualTo(delay);
    // Kubernetes before 1.33 refuses a sleep of no time.
    assertThat(container.has("lifecycle")).isEqualTo(delay > 0);
    assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isEqualTo(grace);
    assertThat(spec.path("minReadySeconds").asInt(-1)).isEqualTo(delay);
    assertThat(spec.path("progressDeadlineSeconds").asInt())
        .isGreaterThan(spec.path("minReadySeconds").asInt());
    assertThat(variable(spec.at("/template"), "QUARKUS_SHUTDOWN_DELAY")).isEqualTo("5S");
  }

  /** As OpenShift's restricted-v2 does, which refuses every pod that names one. */
  @Test
  void theClusterMayChooseTheUsers() {
    List<ObjectNode> documents =
        Chart.render(
            Chart.with(
                "podSecurityContext.runAsUser=null",
                "podSecurityContext.runAsGroup=null",
                "podSecurityContext.fsGroup=null",
                "valkey.podSecurityContext.runAsUser=null",
                "valkey.podSecurityContext.runAsGroup=null",
                "valkey.podSecurityContext.fsGroup=null",
                "redis.existingSecret=''",
                "valkey.enabled=true",
                "valkey.existingSecret=pw"));
    int contexts = 0;
    for (ObjectNode document : documents) {
      KubernetesSchema.check(document);
      Policy.check(document);
      contexts += document.findValues("securityContext").size();
      for (String user : List.of("runAsUser", "runAsGroup", "fsGroup")) {
        assertThat(document.findValues(user)).as(document.toString()).isEmpty();
      }
    }
    // Of both sides, the Job, Valkey and the test: each a pod and its container.
    assertThat(contexts).isEqualTo(10);
    assertThat(Chart.render(Chart.LEAST).toString())
        .contains("\"fsGroup\":1001,\"runAsGroup\":1001,\"runAsNonRoot\":true,\"runAsUser\":1001");
  }

  @ParameterizedTest
  @CsvSource({"configMap, name", "secret, secretName"})
  void theTestMayTrustAnAuthorityOfOnesOwn(String kind, String name) {
    JsonNode pod =
        Chart.find(
                Chart.render(
                    Chart.with("tests.at=https://phones.example", "tests.ca." + kind + "=own")),
                "Pod",
                "pointsman-test-phone")
            .path("spec");
    List<String> arguments = new ArrayList<>();
    pod.at("/containers/0/args").forEach(argument -> arguments.add(argument.asText()));
    assertThat(arguments)
        .containsExactly(
            "cli",
            "phone",
            "7C2F80000001",
            "--at",
            "https://phones.example",
            "--expect",
            "200,302,307,404",
            "--ca",
            "/etc/pointsman/ca/ca.crt");
    assertThat(pod.at("/containers/0/volumeMounts/1").toString())
        .isEqualTo("{\"name\":\"ca\",\"mountPath\":\"/etc/pointsman/ca\",\"readOnly\":true}");
    assertThat(pod.at("/volumes/1").toString())
        .isEqualTo("{\"name\":\"ca\",\"%s\":{\"%s\":\"own\"}}".formatted(kind, name));
  }

  @Test
  void certificatesComeInTheOrderOfTheList() {
    JsonNode phone =
        Chart.find(
            Chart.render(Chart.with("phone.tls.certificates=['zulu','alpha']")),
            "Deployment",
            "pointsman-phone");
    assertThat(variable(phone.at("/spec/template"), "QUARKUS_TLS_PHONE_KEY_STORE_PEM_C00_CERT"))
        .isEqualTo("/etc/pointsman/tls/c00/tls.crt");
    JsonNode volumes = phone.at("/spec/template/spec/volumes");
    assertThat(volumes.toString())
        .contains("{\"name\":\"tls-c00\",\"secret\":{\"secretName\":\"zulu\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "pointsman.phone.max-connections, 30000, POINTSMAN_PHONE_MAX_CONNECTIONS, 30000",
    "pointsman.routing.own-urls-in-memory, 10000000, POINTSMAN_ROUTING_OWN_URLS_IN_MEMORY,"
        + " 10000000",
    "pointsman.tracing.ratio, 0.05, POINTSMAN_TRACING_RATIO, 0.05",
    "pointsman.phone.log-polls, true, POINTSMAN_PHONE_LOG_POLLS, true",
    "pointsman.routing.max-isolation, 12h, POINTSMAN_ROUTING_MAX_ISOLATION, 12h",
    "quarkus.log.console.json.enabled, false, QUARKUS_LOG_CONSOLE_JSON_ENABLED, false",
  })
  void settingsBecomeVariables(String name, String value, String variable, String text) {
    List<ObjectNode> documents =
        Chart.render(Chart.with("config." + name.replace(".", "\\.") + "=" + value));
    JsonNode phone = Chart.find(documents, "Deployment", "pointsman-phone");
    assertThat(variable(phone.at("/spec/template"), variable)).isEqualTo(text);
    Policy.check(phone);
  }

  @Test
  void optionsOfTheJvmAreTheImagesUnlessTheyAreGiven() {
    String text = Chart.text(Chart.with("api.javaOptions=-Xmx700m"));
    assertThat(text).containsOnlyOnce("JDK_JAVA_OPTIONS").contains("value: \"-Xmx700m\"");
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', pointsman",
    "true, mine, mine",
    "false, '', default",
    "false, mine, mine",
  })
  void podsHaveAServiceAccountThatThereIs(boolean create, String name, String used) {
    List<ObjectNode> documents =
        Chart.render(
            Chart.with("serviceAccount.create=" + create, "serviceAccount.name='" + name + "'"));
    assertThat(Chart.names(documents).contains("ServiceAccount/" + used)).isEqualTo(create);
    for (ObjectNode document : documents) {
      for (JsonNode account : document.findValues("serviceAccountName")) {
        assertThat(account.asText()).isEqualTo(used);
      }
    }
  }

  @Test
  void valkeyLetsGoOfWhatIsUsedLeastBeforeThePodIsFull() {
    JsonNode valkey =
        Chart.find(
                Chart.render(
                    Chart.with(
                        "redis.existingSecret=''",
                        "valkey.enabled=true",
                        "valkey.existingSecret=pw",
                        "valkey.maxMemory=300mb")),
                "StatefulSet",
                "pointsman-valkey")
            .at("/spec/template/spec/containers/0");
    List<String> arguments = new ArrayList<>();
    valkey.path("args").forEach(argument -> arguments.add(argument.asText()));
    assertThat(arguments)
        .containsSequence("--maxmemory", "300mb")
        .containsSequence("--maxmemory-policy", "allkeys-lru")
        .containsSequence("--save", "")
        .containsSequence("--appendonly", "no");
    assertThat(valkey.at("/resources/limits/memory").asText()).isEqualTo("768Mi");
  }
}
