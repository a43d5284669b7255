package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of documents can fail. */
class KubernetesSchemaTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: a}
      spec:
        replicas: 2
        selector: {matchLabels: {a: b}}
        template:
          metadata: {labels: {a: b}}
          spec:
            containers:
              - name: c
                image: i:1
                ports: [{containerPort: 80}]
      """;

  @Test
  void aValidOneIsTaken() {
    KubernetesSchema.check(document(DEPLOYMENT));
  }

  @ParameterizedTest
  @CsvSource({
    "replicas: 2, replica: 2, replica",
    "containerPort, containersPort, containersPort",
    "replicas: 2, replicas: many, many",
    "name: c, nome: c, nome",
    "containers:, container:, container",
    "metadata: {name: a}, metadata: {}, no name",
    "kind: Deployment, kind: Deploiement, no schema is known",
  })
  void aMistakeIsNamed(String right, String wrong, String says) {
    JsonNode document = document(DEPLOYMENT.replace(right, wrong));
    assertThatThrownBy(() -> KubernetesSchema.check(document))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(says);
  }

  private static JsonNode document(String text) {
    return Yaml.documents(text).get(0);
  }
}
