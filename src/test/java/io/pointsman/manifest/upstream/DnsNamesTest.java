package io.pointsman.manifest.upstream;

import static io.pointsman.manifest.upstream.TestUpstream.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsNamesTest {

  private final Vertx vertx = Vertx.vertx();
  private final DnsNames names = new DnsNames(vertx, Duration.ofSeconds(1));

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void readsTheHostsFileAndAddresses() throws Exception {
    assertThat(get(names.resolve("localhost"))).allMatch(InetAddress::isLoopbackAddress);
    assertThat(get(names.resolve("192.0.2.1")))
        .isEqualTo(List.of(InetAddress.getByName("192.0.2.1")));
    assertThat(get(names.resolve("2001:db8::1")))
        .isEqualTo(List.of(InetAddress.getByName("2001:db8::1")));
  }

  @Test
  void failsForWhatIsNowhere() {
    assertThatThrownBy(() -> get(names.resolve("nowhere.invalid"))).isNotNull();
  }
}
