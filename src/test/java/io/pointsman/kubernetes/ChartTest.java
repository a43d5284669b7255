package io.pointsman.kubernetes;

import static io.pointsman.kubernetes.Chart.variable;
import static io.pointsman.kubernetes.Chart.variables;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as Helm renders it, with values of all kinds. */
class ChartTest {

  @Test
  void lintIsContent() {
    // Lint takes no values; what the chart itself demands (fail) it only notes.
    var result = new Helm(Chart.FOLDER).lint().strict().call();
    assertThat(result.isFailed()).as(() -> result.getMessages().toString()).isFalse();
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String version =
        Yaml.documents(Chart.FOLDER.resolve("Chart.yaml")).get(0).path("appVersion").asText();
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<artifactId>pointsman</artifactId>\n  <version>" + version + "</version>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sides=split",
        "sides=single",
        "sides=single phone.replicas=1 phone.autoscaling.enabled=false redis.existingSecret="
            + " redis.none=true",
        "phone.autoscaling.enabled=false api.autoscaling.enabled=true migration.job=false"
            + " networkPolicy.enabled=false",
        "phone.autoscaling.pollsPerSecond.enabled=true phone.service.type=NodePort"
            + " phone.service.nodePort=30080",
        "phone.proxyProtocol=true phone.trustedProxies=['10.0.0.0/8']"
            + " phone.service.loadBalancerClass=nlb phone.service.healthCheckNodePort=30081"
            + " tests.at=http://phones.example",
        "phone.tls.certificates=['one','two'] phone.tls.protocols=['TLSv1.3','TLSv1']"
            + " phone.publicUrls=['https://a.example','http://a.example']",
        "operator.existingSecret=operator secrets.existingSecret=keys database.caSecret=ca"
            + " config.pointsman\\.routing\\.max-isolation=12h",
        "api.ingress.enabled=true api.ingress.hosts=['api.example'] api.ingress.tlsSecret=api-tls"
            + " api.ingress.className=nginx",
        "api.gateway.enabled=true api.gateway.parentRefs=[{'name':'gate'}]"
            + " api.gateway.hostnames=['api.example'] phone.gateway.enabled=true"
            + " phone.gateway.parentRefs=[{'name':'gate'}]"
            + " phone.gateway.hostnames=['a.example','*.b.example']"
            + " phone.gateway.plainParentRefs=[{'name':'gate','sectionName':'plain'}]"
            + " phone.gateway.sniLessParentRefs=[{'name':'gate'}] phone.tls.certificates=['one']",
        "phone.gateway.enabled=true phone.gateway.parentRefs=[{'name':'gate'}]"
            + " phone.gateway.hostnames=['a.example'] phone.tls.certificates=['one']"
            + " phone.gateway.sniLessParentRefs=[{'name':'gate'}]"
            + " phone.gateway.tlsRouteVersion=gateway.networking.k8s.io/v1alpha2"
            + " phone.gateway.tcpRouteVersion=gateway.networking.k8s.io/v1alpha2",
        "database.existingSecret='' postgresql.enabled=true redis.existingSecret=''"
            + " valkey.enabled=true valkey.existingSecret=pw",
        "monitoring.serviceMonitor.enabled=true monitoring.prometheusRule.enabled=true"
            + " monitoring.dashboard.enabled=true",
        "tests.at=https://phones.example tests.ca.configMap=authorities tests.ca.key=own.pem",
        "tests.at=https://phones.example tests.ca.secret=authorities"
            + " podSecurityContext.fsGroup=0 podSecurityContext.fsGroupChangePolicy=OnRootMismatch"
            + " containerSecurityContext.appArmorProfile.type=RuntimeDefault",
        "api.service.extraPorts=[{'name':'yealink','port':8443,'targetPort':8443}]",
        "image.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + " image.pullSecrets=['r'] fullnameOverride=x",
        "phone.topologySpread=[] phone.extraEnv=[{'name':'A','value':'b'}]"
            + " phone.priorityClassName=high phone.nodeSelector.disk=ssd"
            + " phone.tolerations=[{'operator':'Exists'}] commonLabels.team=voice"
            + " serviceAccount.create=false",
      })
  void everyDocumentIsValidAndKeepsToThePolicy(String values) {
    List<ObjectNode> documents = Chart.render(Chart.with(values.split(" ")));
    assertThat(documents).isNotEmpty();
    for (ObjectNode document : documents) {
      KubernetesSchema.check(document);
      Policy.check(document);
      assertThat(document.at("/metadata/namespace").asText()).isEqualTo("phones");
    }
    assertThat(Chart.names(documents)).doesNotHaveDuplicates();
    namesMeetPorts(documents);
  }

  /** Services select pods that are there, by ports that these have. */
  private static void namesMeetPorts(List<ObjectNode> documents) {
    for (ObjectNode service : documents) {
      if (!service.path("kind").asText().equals("Service")) {
        continue;
      }
      List<JsonNode> pods =
          documents.stream()
              .map(document -> document.at("/spec/template"))
              .filter(pod -> selects(service.at("/spec/selector"), pod.at("/metadata/labels")))
              .toList();
      assertThat(pods).as(service.at("/metadata/name").asText()).isNotEmpty();
      for (JsonNode pod : pods) {
        List<String> ports = pod.at("/spec/containers/0/ports").findValuesAsText("name");
        for (JsonNode port : service.at("/spec/ports")) {
          assertThat(ports).contains(port.path("targetPort").asText());
        }
      }
    }
  }

  private static boolean selects(JsonNode selector, JsonNode labels) {
    return !labels.isMissingNode()
        && selector.properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  @Test
  void withNothingButTheStoresItIsHighlyAvailable() {
    List<ObjectNode> documents = Chart.render(Chart.LEAST);
    assertThat(
            Chart.names(documents).stream().map(name -> name.replaceAll("migrate-.*", "migrate")))
        .containsExactly(
            "Deployment/pointsman-api",
            "Deployment/pointsman-phone",
            "HorizontalPodAutoscaler/pointsman-phone",
            "Job/pointsman-migrate",
            "NetworkPolicy/pointsman-api",
            "NetworkPolicy/pointsman-migration",
            "NetworkPolicy/pointsman-phone",
            "Pod/pointsman-test-phone",
            "PodDisruptionBudget/pointsman-api",
            "PodDisruptionBudget/pointsman-phone",
            "Service/pointsman-api",
            "Service/pointsman-metrics",
            "Service/pointsman-phone",
            "ServiceAccount/pointsman");
    JsonNode phone = Chart.find(documents, "Deployment", "pointsman-phone");
    JsonNode api = Chart.find(documents, "Deployment", "pointsman-api");
    assertThat(variable(phone.at("/spec/template"), "POINTSMAN_SIDES")).isEqualTo("phone");
    assertThat(variable(api.at("/spec/template"), "POINTSMAN_SIDES")).isEqualTo("api");
    assertThat(phone.at("/spec/template/spec/containers/0/command").toString())
        .isEqualTo("[\"java\",\"@/app/phone.args\"]");
    assertThat(api.at("/spec/template/spec/containers/0").has("command")).isFalse();
    assertThat(phone.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
    JsonNode service = Chart.find(documents, "Service", "pointsman-phone");
    assertThat(service.at("/spec/externalTrafficPolicy").asText()).isEqualTo("Local");
  }

  @Test
  void phonesReachNothingButThePhonePorts() {
    List<ObjectNode> documents = Chart.render(Chart.with("phone.tls.certificates=['one']"));
    JsonNode phone = Chart.find(documents, "NetworkPolicy", "pointsman-phone").path("spec");
    JsonNode everybody = phone.at("/ingress/0");
    assertThat(everybody.has("from")).isFalse();
    assertThat(everybody.path("ports").findValuesAsText("port"))
        .containsExactly("phone", "phone-tls");
    for (JsonNode rule :
        Chart.find(documents, "NetworkPolicy", "pointsman-api").at("/spec/ingress")) {
      assertThat(rule.path("from")).isNotEmpty();
    }
    assertThat(phone.at("/egress").findValuesAsText("cidr")).containsExactly("0.0.0.0/0", "::/0");
    assertThat(phone.at("/egress").toString()).contains("169.254.0.0/16");
  }

  @Test
  void podsReachSentinelsToo() {
    JsonNode phone =
        Chart.find(
            Chart.render(Chart.with("networkPolicy.redisPorts=[6379,26379]")),
            "NetworkPolicy",
            "pointsman-phone");
    assertThat(phone.at("/spec/egress/2/ports").findValuesAsText("port"))
        .containsExactly("6379", "26379");
  }

  @Test
  void everyOtherVersionOfTheMigrationHasANameOfItsOwn() {
    TreeSet<String> names = new TreeSet<>();
    for (String tag : List.of("1.0.0", "1.1.0", "1.0.0")) {
      Chart.names(Chart.render(Chart.with("image.tag=" + tag))).stream()
          .filter(name -> name.startsWith("Job/"))
          .forEach(names::add);
    }
    assertThat(names).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "sides=split, true, pointsman-api, false",
    "sides=split, true, pointsman-phone, ",
    "sides=single, true, pointsman, false",
    "sides=split, false, pointsman-api, ",
    "sides=single, false, pointsman, ",
  })
  void eitherTheJobMigratesOrTheApiPodsDo(
      String sides, boolean job, String deployment, String migrate) {
    List<ObjectNode> documents = Chart.render(Chart.with(sides, "migration.job=" + job));
    assertThat(Chart.names(documents).stream().anyMatch(name -> name.startsWith("Job/")))
        .isEqualTo(job);
    JsonNode pod = Chart.find(documents, "Deployment", deployment).at("/spec/template");
    assertThat(variables(pod).get("POINTSMAN_DATABASE_MIGRATE")).isEqualTo(migrate);
  }
}
