package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code k8s/base} is what the chart renders, and the overlays give valid documents. For the
 * overlays kubectl is needed; where there is none, these are left out.
 *
 * <p>{@code ./mvnw test -Dtest=KustomizeTest -Dupdate-docs=true} writes the base anew.
 */
class KustomizeTest {

  private static final Path BASE = Path.of("k8s/base/pointsman.yaml");

  private static List<ObjectNode> chart() {
    List<String> values = new ArrayList<>(Chart.LEAST);
    values.add("operator.existingSecret=pointsman-operator");
    values.add("secrets.existingSecret=pointsman-keys");
    List<ObjectNode> documents = Chart.render(values);
    documents.removeIf(document -> document.path("kind").asText().equals("Pod"));
    for (ObjectNode document : documents) {
      ObjectNode metadata = (ObjectNode) document.path("metadata");
      metadata.remove("namespace");
      // Only Helm's own business, and its names for what is made by it.
      ((ObjectNode) metadata.path("labels"))
          .remove(List.of("helm.sh/chart", "app.kubernetes.io/managed-by"));
      metadata.put("name", metadata.path("name").asText().replaceAll("-migrate-.*", "-migrate"));
    }
    return documents;
  }

  @Test
  void theBaseIsWhatTheChartRenders() throws IOException {
    List<ObjectNode> chart = chart();
    if (Boolean.getBoolean("update-docs")) {
      StringBuilder text =
          new StringBuilder("# Written by KustomizeTest from what the chart renders.\n");
      for (ObjectNode document : chart) {
        text.append(Yaml.MAPPER.writeValueAsString(document));
      }
      Files.writeString(BASE, text.toString());
    }
    assertThat(Yaml.documents(BASE))
        .as("stale: run this test with -Dupdate-docs=true")
        .isEqualTo(chart);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s/base", "k8s/overlays/demo", "k8s/overlays/production"})
  void everyDocumentIsValidAndKeepsToThePolicy(String folder) throws Exception {
    for (ObjectNode document : kustomized(folder)) {
      KubernetesSchema.check(document);
      Policy.check(document);
    }
  }

  @Test
  void productionIsTheBaseButForWhatItPatches() throws Exception {
    List<ObjectNode> production = kustomized("k8s/overlays/production");
    assertThat(Chart.names(production))
        .containsAll(Chart.names(chart()))
        .hasSize(chart().size() + 1)
        .contains("Namespace/pointsman");
    JsonNode api = Chart.find(production, "Deployment", "pointsman-api");
    ObjectNode expected = Chart.find(chart(), "Deployment", "pointsman-api");
    ((ObjectNode) expected.path("metadata")).put("namespace", "pointsman");
    ObjectNode container = (ObjectNode) expected.at("/spec/template/spec/containers/0");
    container.put("image", "registry.example/" + container.path("image").asText());
    for (String name : List.of("pointsman-phone", "pointsman-api")) {
      JsonNode pod = Chart.find(production, "Deployment", name).at("/spec/template/spec");
      assertThat(pod.at("/containers/0/env").toString())
          .as(name)
          .contains(
              "{\"name\":\"POINTSMAN_PHONE_PUBLIC_URLS\",\"value\":\"http://phones.example\"}");
    }
    ((ArrayNode) api.at("/spec/template/spec/containers/0/env"))
        .removeIf(variable -> variable.path("name").asText().equals("POINTSMAN_PHONE_PUBLIC_URLS"));
    assertThat(api).isEqualTo(expected);
  }

  @Test
  void theDemoIsOnePodWithBothSidesAndNoSecret() throws Exception {
    List<ObjectNode> demo = kustomized("k8s/overlays/demo");
    assertThat(Chart.names(demo))
        .containsExactly(
            "Deployment/pointsman-phone",
            "Namespace/pointsman-demo",
            "Service/pointsman-api",
            "Service/pointsman-metrics",
            "Service/pointsman-phone",
            "ServiceAccount/pointsman");
    JsonNode pod = Chart.find(demo, "Deployment", "pointsman-phone");
    assertThat(pod.toString())
        .doesNotContain("secretKeyRef", "secretName", "etc/pointsman")
        .contains("{\"name\":\"POINTSMAN_SIDES\",\"value\":\"phone,api\"}", "-demo\"");
  }

  private static List<ObjectNode> kustomized(String folder) throws Exception {
    assumeTrue(
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl"))),
        "there is no kubectl here");
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", folder).redirectErrorStream(true).start();
    String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(kubectl.exitValue()).as(text).isZero();
    return Yaml.documents(text);
  }
}
