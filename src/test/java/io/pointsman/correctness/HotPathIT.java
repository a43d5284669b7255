package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a poll costs the stores. */
@Tag("quiet")
class HotPathIT {

  private static final int MANY = 2000;
  private static final long DEVICES = 0x7c2f80_100000L;
  private static final long RANGE = 0x7c2f80_200000L;
  private static final long NOBODYS = 0x7c2f80_300000L;
  private static final long OWN = 0x7c2f80_400000L;
  private static final String TEMPLATE = "https://hot.example/{mac.lower}.cfg";

  private static Cluster cluster;

  @BeforeAll
  static void register() {
    cluster = Cluster.shared();
    Tenant holder = Tenant.provider(new Api(cluster.first()), "Hot path");
    UUID profile = holder.profile("hot", TEMPLATE);
    holder.range(RANGE, RANGE + MANY - 1, "hot", false);
    Staged.ownUrls(cluster.postgres(), holder, OWN, 10);
    Staged.devices(cluster.postgres(), holder, profile, DEVICES, MANY);
    for (Replica replica : List.of(cluster.first(), cluster.second())) {
      Follow.within(Duration.ofSeconds(10), replica, DEVICES, Staged.expand(TEMPLATE, DEVICES));
    }
  }

  @Test
  void phonesRoutedByProfileAndUnknownOnesAskNoStoreFromTheirFirstPollOn() {
    StoreTraffic before = StoreTraffic.of(cluster);

    for (Replica replica : List.of(cluster.first(), cluster.second())) {
      pollAll(replica, DEVICES, mac -> Staged.expand(TEMPLATE, mac));
      pollAll(replica, RANGE, mac -> Staged.expand(TEMPLATE, mac));
      pollAll(replica, NOBODYS, mac -> Answer.UNKNOWN);
    }

    StoreTraffic caused = StoreTraffic.of(cluster).since(before);
    assertThat(caused.sql()).isEmpty();
    assertThat(caused.redis()).isEmpty();
  }

  @Test
  void aPhoneWithItsOwnUrlAsksEachStoreOnceAndTheNextReplicaOnlyRedis() {
    StoreTraffic before = StoreTraffic.of(cluster);
    pollTwice(cluster.first(), OWN);
    Awaitility.await("what PostgreSQL gave is left in Redis for others")
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(StoreTraffic.of(cluster).since(before).redis()).containsKey("set"));
    StoreTraffic first = StoreTraffic.of(cluster).since(before);

    assertThat(first.sql()).hasSize(1);
    assertThat(first.sql().keySet().iterator().next()).contains("from own_url");
    assertThat(first.sql().values()).containsExactly(1L);
    assertThat(first.redis()).isEqualTo(Map.of("mget", 1L, "set", 1L));

    StoreTraffic then = StoreTraffic.of(cluster);
    pollTwice(cluster.first(), OWN);
    StoreTraffic later = StoreTraffic.of(cluster).since(then);
    assertThat(later.sql()).isEmpty();
    assertThat(later.redis()).isEmpty();

    pollTwice(cluster.second(), OWN);
    StoreTraffic second = StoreTraffic.of(cluster).since(then);
    assertThat(second.sql()).isEmpty();
    assertThat(second.redis()).isEqualTo(Map.of("mget", 1L));
  }

  private static void pollAll(Replica replica, long first, LongFunction<String> truth) {
    try (PhoneLine line = PhoneLine.to(replica)) {
      LongStream.range(first, first + MANY)
          .forEach(mac -> assertThat(line.ask(mac).text()).isEqualTo(truth.apply(mac)));
    }
  }

  private static void pollTwice(Replica replica, long mac) {
    try (PhoneLine line = PhoneLine.to(replica)) {
      assertThat(line.ask(mac).text()).isEqualTo(Staged.ownUrlAnswer(mac));
      assertThat(line.ask(mac).text()).isEqualTo(Staged.ownUrlAnswer(mac));
    }
  }
}
