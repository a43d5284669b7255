package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What every document of ours keeps to, whatever the values. */
final class Policy {

  private static final String POD = "/spec/template/spec";

  private Policy() {}

  static void check(JsonNode document) {
    String name = document.path("kind").asText() + " " + document.at("/metadata/name").asText();
    assertThat(document.path("kind").asText())
        .as("Secrets are made by whoever installs")
        .isNotEqualTo("Secret");
    if (document.path("kind").asText().equals("ConfigMap")) {
      assertThat(document.toString()).as(name).doesNotContainIgnoringCase("password", "pm_");
    }
    if (document.path("kind").asText().equals("ServiceAccount")) {
      assertThat(document.path("automountServiceAccountToken").asBoolean(true)).as(name).isFalse();
    }
    JsonNode pod =
        document.path("kind").asText().equals("Pod") ? document.path("spec") : document.at(POD);
    if (!pod.isMissingNode()) {
      pod(name, pod);
    }
  }

  private static void pod(String name, JsonNode pod) {
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).as(name).isFalse();
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(name).isTrue();
    // Where nothing is said the image's own user counts, or whom the cluster chooses.
    assertThat(pod.at("/securityContext/runAsUser").asInt(1)).as(name).isPositive();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.path("hostNetwork").asBoolean()).as(name).isFalse();
    List<String> volumes = new ArrayList<>();
    pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    for (JsonNode container : pod.path("containers")) {
      container(name + ", " + container.path("name").asText(), container);
      container
          .path("volumeMounts")
          .forEach(mount -> assertThat(volumes).as(name).contains(mount.path("name").asText()));
    }
  }

  private static void container(String name, JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).as(name).isFalse();
    assertThat(security.at("/capabilities/drop/0").asText()).as(name).isEqualTo("ALL");
    assertThat(container.path("image").asText())
        .as(name)
        .matches(".+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})")
        .doesNotEndWith(":latest");
    for (String amount : List.of("requests/cpu", "requests/memory", "limits/memory")) {
      assertThat(container.path("resources").at("/" + amount).asText())
          .as(name + amount)
          .isNotEmpty();
    }
    List<String> variables = new ArrayList<>();
    for (JsonNode variable : container.path("env")) {
      String key = variable.path("name").asText();
      variables.add(key);
      if (key.matches(".*(DATABASE_URL|PASSWORD|_KEY|_KEYS)") && !key.contains("_PEM_")) {
        assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
            .as(name + key)
            .isNotEmpty();
      }
    }
    assertThat(variables).as(name).doesNotHaveDuplicates();
    if (container.path("name").asText().equals("pointsman")) {
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        assertThat(container.path(probe).at("/httpGet/port").asText())
            .as(name)
            .isEqualTo("management");
      }
      List<String> ports = new ArrayList<>();
      container
          .path("ports")
          .forEach(
              port ->
                  ports.add(port.path("name").asText() + " " + port.path("containerPort").asInt()));
      assertThat(ports).as(name).contains("management 9000");
    }
  }
}
