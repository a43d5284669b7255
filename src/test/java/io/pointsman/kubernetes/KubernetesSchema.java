package io.pointsman.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a document is what Kubernetes takes: no unknown field, no missing one, no wrong type. For
 * kinds that operators bring, whether it has the fields that these require.
 */
final class KubernetesSchema {

  private static final Map<String, Class<?>> BUILT_IN =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", V1ConfigMap.class),
          Map.entry("v1/Namespace", V1Namespace.class),
          Map.entry("v1/Pod", V1Pod.class),
          Map.entry("v1/Service", V1Service.class),
          Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
          Map.entry("apps/v1/Deployment", V1Deployment.class),
          Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
          Map.entry("batch/v1/Job", V1Job.class),
          Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class));

  /** The same in all versions of the Gateway API that have it. */
  private static final List<String> TLS_ROUTE =
      List.of("/spec/parentRefs/0/name", "/spec/hostnames/0", "/spec/rules/0/backendRefs/0/name");

  private static final List<String> TCP_ROUTE =
      List.of("/spec/parentRefs/0/name", "/spec/rules/0/backendRefs/0/port");

  /** Kinds of operators, with the fields that their definitions require. */
  private static final Map<String, List<String>> BROUGHT =
      Map.of(
          "monitoring.coreos.com/v1/ServiceMonitor",
          List.of("/spec/selector", "/spec/endpoints/0/port"),
          "monitoring.coreos.com/v1/PrometheusRule",
          List.of("/spec/groups/0/name", "/spec/groups/0/rules/0/expr"),
          "gateway.networking.k8s.io/v1/HTTPRoute",
          List.of("/spec/parentRefs/0/name", "/spec/rules/0/backendRefs/0/port"),
          "gateway.networking.k8s.io/v1/TLSRoute",
          TLS_ROUTE,
          "gateway.networking.k8s.io/v1alpha2/TLSRoute",
          TLS_ROUTE,
          "gateway.networking.k8s.io/v1/TCPRoute",
          TCP_ROUTE,
          "gateway.networking.k8s.io/v1alpha2/TCPRoute",
          TCP_ROUTE,
          "postgresql.cnpg.io/v1/Cluster",
          List.of("/spec/instances", "/spec/storage/size", "/spec/bootstrap/initdb/owner"));

  private KubernetesSchema() {}

  /**
   * @throws AssertionError that names the document, and what is wrong in it
   */
  static void check(JsonNode document) {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    String name = kind + " " + document.at("/metadata/name").asText();
    if (document.at("/metadata/name").asText().isEmpty()) {
      throw new AssertionError(name + " has no name");
    }
    Class<?> model = BUILT_IN.get(kind);
    List<String> required = BROUGHT.get(kind);
    if (model != null) {
      checkModel(name, document, model);
    } else if (required != null) {
      for (String field : required) {
        if (document.at(field).isMissingNode()) {
          throw new AssertionError(name + " lacks " + field);
        }
      }
    } else {
      throw new AssertionError("no schema is known for " + name);
    }
  }

  private static void checkModel(String name, JsonNode document, Class<?> model) {
    String text = document.toString();
    try {
      model
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(text));
      Object read = JSON.getGson().fromJson(text, model);
      // What it does not keep, it did not understand.
      Map<String, String> kept = leaves(Yaml.MAPPER.readTree(JSON.getGson().toJson(read)));
      Map<String, String> lost = leaves(document);
      lost.keySet().removeAll(kept.keySet());
      if (!lost.isEmpty()) {
        throw new AssertionError(name + " has what its kind does not: " + lost);
      }
    } catch (ReflectiveOperationException | java.io.IOException | RuntimeException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new AssertionError(name + ": " + cause.getMessage(), cause);
    }
  }

  private static Map<String, String> leaves(JsonNode document) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", document, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "/" + i, node.get(i), leaves);
      }
    } else if (!node.isNull()) {
      leaves.put(path, node.asText());
    }
  }
}
