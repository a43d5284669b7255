package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Stores are killed, stalled and restarted under the eyes of polling phones: nobody who can be
 * answered is failed, misled or kept waiting.
 */
@Tag("quiet")
class OutagesIT {

  private static final String TEMPLATE = "https://outage.example/{mac.lower}.cfg";
  private static final long DEVICES = 0x7c2f88_000000L;
  private static final long RANGE = 0x7c2f88_010000L;
  private static final long NOBODYS = 0x7c2f88_020000L;
  private static final long OWN_IN_MEMORY = 0x7c2f88_100000L;
  private static final long OWN_IN_REDIS = 0x7c2f88_200000L;
  private static final long OWN_NOWHERE = 0x7c2f88_300000L;
  private static final long CHANGING = 0x7c2f88_400000L;
  private static final int FEW = 100;
  private static final int SUPPLY = 800;
  private static final int TESTS = 3;

  private static final Duration SETTLING = Duration.ofMillis(1500);
  private static final Duration QUICK = Duration.ofMillis(10);
  private static final Duration SLOW = Duration.ofMillis(50);

  private static Cluster cluster;
  private static Tenant holder;
  private static int started;

  @BeforeAll
  static void start() {
    cluster = Cluster.withTwoReplicas(Map.of());
    holder = Tenant.provider(new Api(cluster.first()), "Outages");
    UUID profile = holder.profile("outages", TEMPLATE);
    holder.range(RANGE, RANGE + FEW - 1, "outages", false);
    Staged.devices(cluster.postgres(), holder, profile, DEVICES, FEW);
    Staged.ownUrls(cluster.postgres(), holder, OWN_IN_MEMORY, FEW);
    Staged.ownUrls(cluster.postgres(), holder, OWN_NOWHERE, SUPPLY * TESTS);
    Staged.ownUrls(cluster.postgres(), holder, OWN_IN_REDIS, SUPPLY * TESTS);
    long last = OWN_IN_REDIS + SUPPLY * TESTS - 1;
    for (Replica replica : new Replica[] {cluster.first(), cluster.second()}) {
      Follow.within(Duration.ofSeconds(10), replica, last, Staged.ownUrlAnswer(last));
    }
    pollOnce(cluster.first(), OWN_IN_MEMORY, FEW);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    for (Replica replica : new Replica[] {cluster.first(), cluster.second()}) {
      // Vert.x itself writes one for a round of housekeeping; phones must not write one each.
      assertThat(replica.output().lines())
          .filteredOn(line -> line.contains("Uncaught exception"))
          .hasSizeLessThan(10);
    }
  }

  @Test
  void redisFails() {
    try (Watch watch = watch()) {
      Path old = cluster.redis().dump();
      Watch.pass(Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().kill();
      watch.phase("Redis killed", true, false, SETTLING, Duration.ofSeconds(2));
      changesAreFollowed("redis-killed");
      watch.unsettle();
      cluster.redis().restartEmpty();
      watch.phase("Redis empty", true, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().stall();
      watch.phase("Redis stalled", true, false, SETTLING, Duration.ofSeconds(3));
      String changed = changesAreFollowed("redis-stalled");
      watch.unsettle();
      cluster.redis().resume();
      watch.phase("Redis resumed", true, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().restartFrom(old);
      watch.phase("Redis from an old dump", true, true, SETTLING, Duration.ofSeconds(1));
      Follow.withinASecond(cluster.first(), CHANGING, changed);
      Follow.withinASecond(cluster.second(), CHANGING, changed);
      changesAreFollowed("redis-old");
      watch.judge();
    }
  }

  @Test
  void postgresFails() {
    try (Watch watch = watch()) {
      Watch.pass(Duration.ofSeconds(1));
      watch.unsettle();
      cluster.postgres().kill();
      watch.phase("PostgreSQL killed", false, true, SETTLING, Duration.ofSeconds(4));
      assertThat(cluster.first().ready()).as("ready without PostgreSQL").isTrue();
      watch.unsettle();
      cluster.postgres().restart();
      watch.phase("PostgreSQL restarted", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("restarted");
      watch.unsettle();
      cluster.postgres().stall();
      watch.phase("PostgreSQL stalled", false, true, SETTLING, Duration.ofSeconds(4));
      watch.unsettle();
      cluster.postgres().resume();
      watch.phase("PostgreSQL resumed", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("resumed");
      watch.judge();
    }
  }

  @Test
  void bothFail() {
    try (Watch watch = watch()) {
      Path old = cluster.redis().dump();
      watch.unsettle();
      cluster.redis().kill();
      cluster.postgres().kill();
      watch.phase("both killed", false, false, SETTLING, Duration.ofSeconds(4));
      watch.unsettle();
      cluster.redis().restartFrom(old);
      watch.phase("Redis alone is back", false, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      cluster.postgres().restart();
      watch.phase("both back", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("both-back");
      watch.judge();
    }
  }

  /** A profile and an own URL change, and both replicas answer so within a second. */
  private static String changesAreFollowed(String version) {
    String url = "https://own.example/" + version + "/{mac.lower}";
    holder.ownUrl(CHANGING, url);
    Follow.withinASecond(cluster.second(), CHANGING, Staged.expand(url, CHANGING));
    Follow.withinASecond(cluster.first(), CHANGING, Staged.expand(url, CHANGING));
    String template = "https://outage.example/" + version + "/{mac.lower}.cfg";
    holder.profile("moving", template);
    holder.device(CHANGING + 1, "moving");
    Follow.withinASecond(cluster.second(), CHANGING + 1, Staged.expand(template, CHANGING + 1));
    Follow.withinASecond(cluster.first(), CHANGING + 1, Staged.expand(template, CHANGING + 1));
    return Staged.expand(url, CHANGING);
  }

  /** All kinds of phones poll the first replica, those of profiles the second, too. */
  private static Watch watch() {
    long offset = (long) SUPPLY * started++;
    pollOnce(cluster.second(), OWN_IN_REDIS + offset, SUPPLY);
    Awaitility.await("what PostgreSQL gave is in Redis")
        .atMost(Duration.ofSeconds(5))
        .until(() -> Long.parseLong(cluster.redis().command("DBSIZE")) >= SUPPLY);
    Watch watch = new Watch();
    LongFunction<String> byProfile = mac -> Staged.expand(TEMPLATE, mac);
    for (Replica replica : new Replica[] {cluster.first(), cluster.second()}) {
      watch.poll(replica, Phones.BY_PROFILE, QUICK, again(DEVICES)::nextLong, byProfile);
      watch.poll(replica, Phones.BY_PROFILE, QUICK, again(RANGE)::nextLong, byProfile);
    }
    watch.poll(
        cluster.first(), Phones.BY_PROFILE, QUICK, again(NOBODYS)::nextLong, mac -> Answer.UNKNOWN);
    watch.poll(
        cluster.first(),
        Phones.OWN_IN_MEMORY,
        QUICK,
        again(OWN_IN_MEMORY)::nextLong,
        Staged::ownUrlAnswer);
    watch.poll(
        cluster.first(),
        Phones.OWN_IN_REDIS,
        SLOW,
        each(OWN_IN_REDIS + offset)::nextLong,
        Staged::ownUrlAnswer);
    watch.poll(
        cluster.first(),
        Phones.OWN_NOWHERE,
        SLOW,
        each(OWN_NOWHERE + offset)::nextLong,
        Staged::ownUrlAnswer);
    return watch;
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
