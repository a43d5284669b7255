package io.pointsman.manifest;

import static io.pointsman.manifest.TestProxy.MAC;
import static io.pointsman.manifest.TestProxy.RULES;
import static io.pointsman.manifest.TestProxy.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a copy is kept, and who has it. */
class ProxyCopiesTest {

  private final TenantServer tenant = TenantServer.start();
  private final TestProxy.Shared redis = new TestProxy.Shared();
  private final TestProxy proxy = new TestProxy(TestProxyConfig.PLAIN, redis);

  @AfterEach
  void close() {
    proxy.close();
    tenant.close();
  }

  @Test
  void asksAgainWhenTheUpstreamsTimeIsOver() throws Exception {
    tenant.on("/a", TenantAnswers.tagged("\"1\"", "a", "Cache-Control: no-cache"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    assertThat(tenant.requests().stream().map(each -> each.header("if-none-match")))
        .containsExactly(null, "\"1\"");
    tenant.on("/a", TenantAnswers.tagged("\"2\"", "b", "Cache-Control: no-cache"));
    assertThat(proxy.text(asked)).isEqualTo("b");
  }

  @Test
  void fetchesOnceForAllWhoAskMeanwhile() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    tenant.on("/a", TenantAnswers.behind(gate, TenantAnswers.text("a")));
    List<Future<Delivered>> running = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      running.add(
          proxy.begin(request(tenant.url("/a"), RULES, new MacAddress(0x7c2f80000000L + i), "/a")));
    }
    gate.countDown();
    for (Future<Delivered> each : running) {
      assertThat(each.toCompletionStage().toCompletableFuture().join())
          .isInstanceOf(Delivered.Body.class);
    }
    assertThat(tenant.requests()).hasSize(1);
  }

  @Test
  void doesNotKeepWhatMayNotBeKept() throws Exception {
    tenant.on("/a", TenantAnswers.text("a", "Cache-Control: no-store"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    assertThat(redis.copies).isEmpty();
    tenant.on("/a", TenantAnswers.status(500));
    assertThat(proxy.deliver(asked)).isEqualTo(new Delivered.Later(30));
  }

  @Test
  void takesWhatAnotherReplicaLeftInRedis() throws Exception {
    tenant.on("/a", TenantAnswers.text("a"));
    DeliveryRequest asked = request(tenant.url("/a"), RULES, MAC, "/a");
    assertThat(proxy.text(asked)).isEqualTo("a");
    try (TestProxy other = new TestProxy(TestProxyConfig.PLAIN, redis)) {
      assertThat(other.text(asked)).isEqualTo("a");
      assertThat(other.counted("pointsman.proxy.copies", "source", "redis")).isEqualTo(1);
      assertThat(tenant.requests()).hasSize(1);
      other.purge = 5;
      tenant.on("/a", TenantAnswers.text("b"));
      assertThat(other.text(asked)).as("purged").isEqualTo("b");
      assertThat(proxy.text(asked)).as("not purged yet").isEqualTo("a");
      proxy.purge = 5;
      assertThat(proxy.text(asked)).as("what the other left").isEqualTo("b");
      assertThat(tenant.requests()).hasSize(2);
    }
  }
}
