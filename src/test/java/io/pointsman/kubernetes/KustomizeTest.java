package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code k8s/base} is what the chart renders, and the overlays give valid documents. They are
 * rendered by {@link Kustomization}; where there is a kubectl, it must render the same.
 *
 * <p>{@code ./mvnw test -Dtest=KustomizeTest -Dupdate-docs=true} writes the base anew.
 */
class KustomizeTest {

  private static final Path BASE = Path.of("k8s/base/pointsman.yaml");

  private static List<ObjectNode> chart() {
    List<ObjectNode> documents =
        Chart.render(
            Chart.with(
                "operator.existingSecret=pointsman-operator",
                "secrets.existingSecret=pointsman-keys"));
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
  void everyDocumentIsValidAndKeepsToThePolicy(String folder) {
    List<ObjectNode> documents = Kustomization.render(Path.of(folder));
    assertThat(Chart.names(documents)).isNotEmpty().doesNotHaveDuplicates();
    for (ObjectNode document : documents) {
      KubernetesSchema.check(document);
      Policy.check(document);
    }
  }

  @Test
  void everyOverlayIsTestedAndHasTheVersionOfTheBuild() throws IOException {
    try (Stream<Path> overlays = Files.list(Path.of("k8s/overlays"))) {
      assertThat(overlays.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrder("demo", "production");
    }
    String version =
        Yaml.documents(Chart.FOLDER.resolve("Chart.yaml")).get(0).path("appVersion").asText();
    assertThat(images("k8s/overlays/production"))
        .containsOnly("registry.example/pointsman:" + version);
    assertThat(images("k8s/overlays/demo")).containsOnly("pointsman:" + version + "-demo");
  }

  private static List<String> images(String folder) {
    return Kustomization.render(Path.of(folder)).stream()
        .flatMap(document -> document.findValuesAsText("image").stream())
        .toList();
  }

  /** What kubectl does not say of them: each mistake would go unnoticed. */
  @ParameterizedTest
  @CsvSource({
    "- base.yaml, - other.yaml, names what is not there: other.yaml",
    "namespace: n, nameSpace: n, does not know nameSpace",
    "'name: \"a\"', 'name: \"b\"', 'patches apps/v1 Deployment b, of which it has not one'",
    "replicas: 2, 'template: {spec: {volumes: [{name: v, $patch: delete}]}}', 'deletes \"v\" of"
        + " volumes, which is not there'",
    "replicas: 2, 'paused: null', 'deletes paused, which is not there'",
    "replicas: 2, 'args: [{a: b}]', 'a list whose key is not known: args'",
    "name: i, name: j, has no container with the image j",
    "- path: patch.yaml, '- target: {kind: Deployment}', has a patch of unknown form",
    "- path: patch.yaml, '- {path: patch.yaml, target: {kind: Job}}', of which it has none",
    "- path: patch.yaml, '- patch: \"{apiVersion: apps/v1, kind: Deployment, metadata: {name:"
        + " a}}\"', does not name",
  })
  void aMistakeIsNamed(String right, String wrong, String says, @TempDir Path folder)
      throws IOException {
    Map<String, String> files =
        Map.of(
            "base.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec: {template: {spec: {containers: [{name: c, image: "i:1"}]}}}
            """,
            "patch.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: "a"}
            spec:
              replicas: 2
            """,
            "kustomization.yaml",
            """
            kind: Kustomization
            namespace: n
            resources:
              - base.yaml
            images:
              - name: i
                newTag: "2"
            patches:
              - path: patch.yaml
            """);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    assertThat(Kustomization.render(folder).toString())
        .contains("\"replicas\":2", "\"i:2\"", "\"namespace\":\"n\"");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue().replace(right, wrong));
    }
    assertThatThrownBy(() -> Kustomization.render(folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s/base", "k8s/overlays/demo", "k8s/overlays/production"})
  void kubectlRendersTheSame(String folder) throws Exception {
    assertThat(sorted(Kustomization.render(Path.of(folder)))).isEqualTo(sorted(byKubectl(folder)));
  }

  /** By what tells documents, and elements of their lists, apart. */
  private static List<JsonNode> sorted(List<ObjectNode> documents) {
    documents.forEach(KustomizeTest::sortLists);
    return documents.stream()
        .sorted(
            Comparator.comparing(
                document ->
                    document.path("kind").asText() + " " + document.at("/metadata/name").asText()))
        .map(JsonNode.class::cast)
        .toList();
  }

  private static void sortLists(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = StrategicMerge.KEYS.get(field.getKey());
      if (key != null && field.getValue() instanceof ArrayNode list && list.path(0).has(key)) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        elements.sort(Comparator.comparing(element -> element.path(key).asText()));
        list.removeAll().addAll(elements);
      }
    }
    node.forEach(KustomizeTest::sortLists);
  }

  @Test
  void productionIsTheBaseButForWhatItPatches() {
    List<ObjectNode> production = Kustomization.render(Path.of("k8s/overlays/production"));
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
  void theDemoIsOnePodWithBothSidesAndNoSecret() {
    List<ObjectNode> demo = Kustomization.render(Path.of("k8s/overlays/demo"));
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
        // There is no Job, so it must migrate.
        .doesNotContain("secretKeyRef", "secretName", "etc/pointsman", "POINTSMAN_DATABASE_MIGRATE")
        .contains("{\"name\":\"POINTSMAN_SIDES\",\"value\":\"phone,api\"}", "-demo\"");
  }

  private static List<ObjectNode> byKubectl(String folder) throws Exception {
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
