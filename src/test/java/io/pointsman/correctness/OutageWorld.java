package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import io.pointsman.testing.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/**
 * Two replicas whose stores may fail, with phones of every kind: the first has direct lines to its
 * stores, the second such that can be cut. It ends with this JVM.
 */
final class OutageWorld {

  static final long CHANGING = 0x7c2f88_400000L;

  private static final String TEMPLATE = "https://outage.example/{mac.lower}.cfg";
  private static final long DEVICES = 0x7c2f88_000000L;
  private static final long RANGE = 0x7c2f88_010000L;
  private static final long NOBODYS = 0x7c2f88_020000L;
  private static final long OWN_IN_MEMORY = 0x7c2f88_100000L;
  private static final long OWN_IN_REDIS = 0x7c2f88_200000L;
  private static final long OWN_NOWHERE = 0x7c2f88_300000L;
  private static final int FEW = 100;
  private static final int SUPPLY = 800;
  private static final int WATCHES = 8;
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration QUICK = Duration.ofMillis(10);
  private static final Duration SLOW = Duration.ofMillis(50);

  private static OutageWorld shared;

  /** Few connections, that they can be used up soon. */
  private final Cluster cluster = new Cluster(Map.of("max_connections", "70"));

  private final TcpProxy toPostgres = TcpProxy.to(cluster.postgres().port());
  private final TcpProxy toRedis = TcpProxy.to(cluster.redis().port());
  private final Replica first;
  private final Replica second;
  private final Tenant holder;
  private int watches;

  private OutageWorld() {
    first = cluster.replica("first").startWithoutWaiting();
    second =
        cluster
            .replica("second")
            .property(
                "pointsman.database.url",
                toPostgres.url(cluster.postgres().url(), cluster.postgres().port()))
            .property(
                "pointsman.redis.url", toRedis.url(cluster.redis().url(), cluster.redis().port()))
            .startWithoutWaiting();
    both().forEach(replica -> replica.awaitReady(START));
    holder = Tenant.provider(new Api(first), "Outages");
    UUID profile = holder.profile("outages", TEMPLATE);
    holder.range(RANGE, RANGE + FEW - 1, "outages", false);
    Staged.devices(cluster.postgres(), holder, profile, DEVICES, FEW);
    Staged.ownUrls(cluster.postgres(), holder, OWN_IN_MEMORY, FEW);
    Staged.ownUrls(cluster.postgres(), holder, OWN_NOWHERE, SUPPLY * WATCHES);
    Staged.ownUrls(cluster.postgres(), holder, OWN_IN_REDIS, SUPPLY * WATCHES);
    long last = OWN_IN_REDIS + SUPPLY * WATCHES - 1;
    for (Replica replica : both()) {
      Follow.within(Duration.ofSeconds(10), replica, last, Staged.ownUrlAnswer(last));
      pollOnce(replica, OWN_IN_MEMORY, FEW);
    }
  }

  static synchronized OutageWorld shared() {
    if (shared == null) {
      shared = new OutageWorld();
    }
    return shared;
  }

  Cluster cluster() {
    return cluster;
  }

  Replica first() {
    return first;
  }

  Replica second() {
    return second;
  }

  /** What lies between the second replica and PostgreSQL. */
  TcpProxy toPostgres() {
    return toPostgres;
  }

  /** What lies between the second replica and Redis. */
  TcpProxy toRedis() {
    return toRedis;
  }

  /** Vert.x itself writes one for a round of housekeeping; phones must not write one each. */
  void assertFewExceptionsLogged() {
    for (Replica replica : both()) {
      assertThat(replica.output().lines())
          .filteredOn(line -> line.contains("Uncaught exception"))
          .hasSizeLessThan(20);
    }
  }

  /** A profile and an own URL change, and both replicas answer so within a second. */
  String changesAreFollowed(String version) {
    return changesAreFollowed(version, Duration.ofSeconds(1));
  }

  /** As {@link #changesAreFollowed}, within another time on the second replica. */
  String changesAreFollowed(String version, Duration second) {
    String url = "https://own.example/" + version + "/{mac.lower}";
    holder.ownUrl(CHANGING, url);
    followed(CHANGING, Staged.expand(url, CHANGING), second);
    String template = "https://outage.example/" + version + "/{mac.lower}.cfg";
    holder.profile("moving", template);
    holder.device(CHANGING + 1, "moving");
    followed(CHANGING + 1, Staged.expand(template, CHANGING + 1), second);
    return Staged.expand(url, CHANGING);
  }

  private void followed(long mac, String truth, Duration atMost) {
    double millis = Follow.within(Duration.ofSeconds(30), second, mac, truth);
    assertThat(millis).as("milliseconds until %s", truth).isLessThanOrEqualTo(atMost.toMillis());
    Follow.withinASecond(first, mac, truth);
  }

  /** All kinds of phones poll the one replica, those of profiles the other, too. */
  Watch watch(Replica all, Replica other) {
    long offset = (long) SUPPLY * watches++;
    pollOnce(other, OWN_IN_REDIS + offset, SUPPLY);
    Awaitility.await("what PostgreSQL gave is in Redis")
        .atMost(Duration.ofSeconds(5))
        .until(() -> Long.parseLong(cluster.redis().command("DBSIZE")) >= SUPPLY);
    Watch watch = new Watch();
    LongFunction<String> byProfile = mac -> Staged.expand(TEMPLATE, mac);
    for (Replica replica : both()) {
      watch.poll(replica, Phones.BY_PROFILE, QUICK, again(DEVICES)::nextLong, byProfile);
      watch.poll(replica, Phones.BY_PROFILE, QUICK, again(RANGE)::nextLong, byProfile);
    }
    watch.poll(all, Phones.BY_PROFILE, QUICK, again(NOBODYS)::nextLong, mac -> Answer.UNKNOWN);
    LongFunction<String> own = Staged::ownUrlAnswer;
    watch.poll(all, Phones.OWN_IN_MEMORY, QUICK, again(OWN_IN_MEMORY)::nextLong, own);
    watch.poll(all, Phones.OWN_IN_REDIS, SLOW, each(OWN_IN_REDIS + offset)::nextLong, own);
    watch.poll(all, Phones.OWN_NOWHERE, SLOW, each(OWN_NOWHERE + offset)::nextLong, own);
    return watch;
  }

  private List<Replica> both() {
    return List.of(first, second);
  }

  private static PrimitiveIterator.OfLong again(long first) {
    return LongStream.iterate(first, mac -> mac + 1 < first + FEW ? mac + 1 : first).iterator();
  }

  private static PrimitiveIterator.OfLong each(long first) {
    return LongStream.range(first, first + SUPPLY).iterator();
  }

  private static void pollOnce(Replica replica, long first, int count) {
    try (PhoneLine line = PhoneLine.to(replica)) {
      for (long mac = first; mac < first + count; mac++) {
        assertThat(line.ask(mac).text()).isEqualTo(Staged.ownUrlAnswer(mac));
      }
    }
  }
}
