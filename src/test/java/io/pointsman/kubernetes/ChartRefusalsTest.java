package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart does not take, and how it says so. */
class ChartRefusalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "image.tag=latest                                | image",
        "phone.replica=3                                 | replica",
        "phone.replicas=0                                | replicas",
        "sides=both                                      | sides",
        "config.pointsman\\.operator\\.key=pm_x          | pointsman.operator.key",
        "config.pointsman\\.database\\.url=x             | pointsman.database.url",
        "config.quarkus\\.tls\\.x\\.password=x           | quarkus.tls.x.password",
        "config.quarkus\\.oidc\\.credentials\\.client-secret\\.value=x | quarkus.oidc.credentials",
        "config.quarkus\\.shutdown\\.delay=9S            | quarkus.shutdown.delay",
        "commonLabels.helm\\.sh/chart=x                 | helm.sh/chart",
        "phone.podLabels.app\\.kubernetes\\.io/name=x   | app.kubernetes.io/name",
        "phone.disruptionBudget.maxUnavailable=0%       | maxUnavailable",
        "networkPolicy.upstreams.except=['10.0.0.1']      | except",
        "networkPolicy.redisPorts=[]                      | redisPorts",
        "database.existingSecret=''                        | database.existingSecret: name the"
            + " Secret",
        "redis.existingSecret=''                           | redis.existingSecret, valkey.enabled,"
            + " redis.none: exactly one",
        "redis.none=true                                 | exactly one must be set",
        "postgresql.enabled=true                         | exclude each other",
        "phone.proxyProtocol=true                        | phone.trustedProxies: with"
            + " phone.proxyProtocol",
        "phone.trustedProxies=['everybody']                | trustedProxies",
        "phone.autoscaling.maxReplicas=2                 | phone.autoscaling.maxReplicas (2) is"
            + " below minReplicas (3)",
        "api.ingress.enabled=true                        | api.ingress.hosts: name at least one"
            + " host",
        "api.ingress.tls=x                               | tls",
        "phone.gateway.enabled=true                      | phone.gateway: name a Gateway",
        "phone.gateway.tcpRouteVersion=v1                | tcpRouteVersion",
        "config.pointsman\\.database\\.migrate=true       | pointsman.database.migrate",
        "phone.publicUrls=['phones.example']               | publicUrls",
        "phone.resources.limits.memory=''                | memory",
        "tests.mac=xyz                                   | mac",
        "tests.ca.secret=ca                               | tests.ca: is for a test that asks by"
            + " TLS",
        "tests.ca={'secret':'a','configMap':'b'}           | tests.ca.configMap and"
            + " tests.ca.secret",
        "podSecurityContext.runAsUser=0                   | runAsUser",
        "podSecurityContext.runAsNonRoot=null             | runAsNonRoot",
        "podSecurityContext.seccompProfile.type=Unconfined | seccompProfile",
        "valkey.podSecurityContext.runAsNonRoot=false     | runAsNonRoot",
        "containerSecurityContext.readOnlyRootFilesystem=false | readOnlyRootFilesystem",
        "containerSecurityContext.capabilities.add=['SYS_ADMIN'] | capabilities",
        "valkey.image=valkey/valkey:latest               | image",
      })
  void wrongValuesAreRefusedByName(String value, String says) {
    assertThatThrownBy(() -> Chart.text(Chart.with(value))).hasMessageContaining(says);
  }
}
