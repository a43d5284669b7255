package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisSentinel;
import io.pointsman.testing.RedisServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.TcpProxy;
import java.time.Duration;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The stores' own ways to go on: a streaming replica of PostgreSQL is promoted behind one address,
 * and Redis fails over by a Sentinel.
 */
@Tag("quiet")
class FailoverIT {

  private static final Duration SETTLING = Duration.ofMillis(1500);
  private static final String OLD = "https://failover.example/old/{mac.lower}";
  private static final String NEW = "https://failover.example/new/{mac.lower}";
  private static final long DEVICES = 0x7c2f8b_000000L;
  private static final long LOST = 0x7c2f8b_001000L;
  private static final long LATER = 0x7c2f8b_002000L;
  private static final long OWN = 0x7c2f8b_100000L;
  private static final int FEW = 100;
  private static final int SUPPLY = 1000;

  private static Cluster cluster;
  private static TcpProxy service;
  private static RedisServer redisReplica;
  private static RedisSentinel sentinel;
  private static Replica replica;
  private static Tenant holder;
  private static UUID next;

  @BeforeAll
  static void start() {
    cluster = new Cluster();
    PostgresServer postgres = cluster.postgres();
    service = TcpProxy.to(postgres.port());
    redisReplica = cluster.redis().replica();
    sentinel = new RedisSentinel(cluster.redis(), Duration.ofSeconds(1));
    replica =
        cluster
            .replica("failover")
            .property("pointsman.database.url", service.url(postgres.url(), postgres.port()))
            .property("pointsman.redis.url", sentinel.url())
            .startWithoutWaiting()
            .awaitReady(Duration.ofMinutes(3));
    holder = Tenant.provider(new Api(replica), "Failover");
    next = holder.profile("new", NEW);
    Staged.devices(postgres, holder, holder.profile("old", OLD), DEVICES, 0x3000);
    Staged.ownUrls(postgres, holder, OWN, 2 * SUPPLY);
    long last = OWN + 2 * SUPPLY - 1;
    Follow.within(Duration.ofSeconds(10), replica, last, Staged.ownUrlAnswer(last));
    sentinel.awaitReplica();
  }

  @AfterAll
  static void stop() {
    replica.close();
    sentinel.close();
    redisReplica.close();
    service.close();
    cluster.close();
  }

  @Test
  void redisFailsOverByASentinel() {
    try (Watch watch = watch(OWN)) {
      Watch.pass(Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().kill();
      watch.phase("Redis master killed", true, false, Duration.ofSeconds(1), Duration.ofSeconds(1));
      watch.unsettle();
      sentinel.awaitMaster(redisReplica);
      watch.phase("Redis failed over", true, true, SETTLING, Duration.ofSeconds(2));
      watch.judge();
    }
    assertThat(redisReplica.command("INFO commandstats"))
        .as("what the new master is asked by the replica")
        .contains("cmdstat_mget", "cmdstat_set");
  }

  /** With what the old primary had not passed on, of which the replica knew: it is true no more. */
  @Test
  void aStreamingReplicaOfPostgresIsPromoted() {
    PostgresServer old = cluster.postgres();
    try (TcpProxy replication = TcpProxy.to(old.port());
        PostgresServer promoted = old.standby(replication.port());
        Watch watch = watch(OWN + SUPPLY)) {
      replication.silence();
      move(old, LOST, FEW);
      Follow.withinASecond(replica, LOST + FEW - 1, Staged.expand(NEW, LOST + FEW - 1));
      watch.unsettle();
      old.kill();
      watch.phase("PostgreSQL killed", false, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      promoted.promote();
      // Other changes under the transaction numbers of those that were lost.
      move(promoted, LATER, FEW);
      service.leadTo(promoted.port());
      report(LATER + FEW - 1, NEW);
      report(LATER, NEW);
      report(LOST, OLD);
      report(LOST + FEW - 1, OLD);
      watch.phase("PostgreSQL failed over", true, true, SETTLING, Duration.ofSeconds(1));
      holder.ownUrl(LATER, "https://failover.example/own/{mac.lower}");
      Follow.withinASecond(
          replica, LATER, Staged.expand("https://failover.example/own/{mac.lower}", LATER));
      watch.judge();
    }
  }

  private static void report(long mac, String template) {
    double millis =
        Follow.within(Duration.ofSeconds(5), replica, mac, Staged.expand(template, mac));
    System.out.printf("FailoverIT: %012x as the new primary says after %.0f ms%n", mac, millis);
  }

  /** One transaction each. */
  private static void move(PostgresServer postgres, long first, int count) {
    for (long mac = first; mac < first + count; mac++) {
      postgres.execute("update device set profile_id = '%s' where mac = %d".formatted(next, mac));
    }
  }

  private static Watch watch(long own) {
    Watch watch = new Watch();
    Duration pause = Duration.ofMillis(10);
    for (int i = 0; i < 3; i++) {
      watch.poll(
          replica,
          Phones.BY_PROFILE,
          pause,
          LongStream.iterate(DEVICES, mac -> DEVICES + (mac + 1) % FEW).iterator()::nextLong,
          mac -> Staged.expand(OLD, mac));
    }
    PrimitiveIterator.OfLong each = LongStream.range(own, own + SUPPLY).iterator();
    watch.poll(
        replica, Phones.OWN_NOWHERE, Duration.ofMillis(25), each::nextLong, Staged::ownUrlAnswer);
    return watch;
  }
}
