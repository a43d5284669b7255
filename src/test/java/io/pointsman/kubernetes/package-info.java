/**
 * What runs Pointsman on Kubernetes: the chart in {@code helm/} and the overlays in {@code k8s/},
 * rendered and judged without a cluster.
 */
package io.pointsman.kubernetes;
