package io.pointsman.correctness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Balancer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.ReplicaStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Replicas behind a balancer are replaced by new ones while phones ask, as a Deployment with {@code
 * maxUnavailable: 0} does it: a new one starts, is ready, and an old one gets its SIGTERM, of which
 * the balancer learns only by its probes.
 *
 * <p>{@code -Dpointsman.older-package=<quarkus-app>} takes the old ones from another build.
 */
@Tag("quiet")
class RollingUpdateIT {

  private static final int RATE = Integer.getInteger("pointsman.rate", 2000);
  private static final int ANEW = 2;
  private static final int LINES = 16;
  private static final int DEVICES = 5000;
  private static final long FIRST = 0x7c2f8a_000000L;
  private static final String TEMPLATE = "https://rolling.example/{mac.lower}.cfg";
  private static final Duration PROBE = Duration.ofMillis(500);
  private static final Duration FOLLOWED = Duration.ofSeconds(5);
  private static final AtomicInteger AREAS = new AtomicInteger();
  private static final Duration START = Duration.ofMinutes(4);

  /** Until a phone's connection has heard that the process behind the balancer is gone. */
  private static final long HEARD_NANOS = Duration.ofMillis(100).toNanos();

  @Test
  void noPollFailsWhenAReplicaIsReplacedAndOnlyThoseInFlightWhenOneIsKilled() {
    Cluster cluster = Cluster.shared();
    List<Replica> replicas = new ArrayList<>(List.of(cluster.first(), cluster.second()));
    try (Balancer balancer = new Balancer(PROBE);
        Replica old = older(cluster).startWithoutWaiting().awaitReady(START)) {
      replicas.add(old);
      replicas.forEach(balancer::add);
      Tenant holder = register(cluster, replicas);
      try (OpenLoad load = load(balancer, replicas)) {
        int begin = load.mark();
        Replica next = replace(cluster.replica("next"), old, balancer, holder);
        Watch.pass(Duration.ofSeconds(1));
        assertThat(load.failures()).as("polls that failed during the update").isEmpty();
        System.out.println("RollingUpdateIT: during the update " + load.since(begin));
        kill(next, load);
      }
    }
  }

  /** All three, there and back again. */
  @Test
  @Tag("endurance")
  void noPollFailsWhenAllAreReplacedAndRolledBack() {
    try (Cluster cluster = new Cluster();
        Balancer balancer = new Balancer(PROBE)) {
      List<Replica> replicas = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        replicas.add(next(cluster, true).startWithoutWaiting().awaitReady(START));
      }
      replicas.forEach(balancer::add);
      Tenant holder = register(cluster, replicas);
      try (OpenLoad load = load(balancer, replicas)) {
        for (boolean back : new boolean[] {false, true}) {
          for (int i = 0; i < 3; i++) {
            int begin = load.mark();
            replicas.add(replace(next(cluster, back), replicas.remove(0), balancer, holder));
            if (!back) {
              onlyTheNewer(replicas.get(2), holder);
              replicas.forEach(replica -> everyKind(holder.by(new Api(replica)), replicas.get(0)));
            }
            assertThat(load.failures()).isEmpty();
            System.out.printf(
                "RollingUpdateIT: %s %d: %s%n", back ? "back" : "on", i + 1, load.since(begin));
          }
        }
        kill(replicas.remove(0), load);
      } finally {
        replicas.forEach(Replica::close);
      }
    }
  }

  /** Both versions write copies of the index to Redis, and find each other's at their start. */
  private static ReplicaStart next(Cluster cluster, boolean back) {
    ReplicaStart next =
        back
            ? older(cluster)
            : cluster.replica("next").property("pointsman.phone.public-urls", "{phone}");
    return next.property("pointsman.routing.snapshot-interval", "1s");
  }

  /** Kinds of changes and modes that an older version may not know must not hold it up. */
  private static void onlyTheNewer(Replica newer, Tenant holder) {
    Api api = new Api(newer);
    String name = "files-" + AREAS.getAndIncrement();
    api.upload(
        "uploads/" + name + "?organization=" + holder.id(), "text/plain", name.getBytes(US_ASCII));
    api.put(
        "profiles/" + name + "?organization=" + holder.id(),
        Map.of("mode", "MANIFEST", "template", TEMPLATE));
    api.post("purges", Map.of("organization", holder.id(), "all", true));
    holder.by(api).device(FIRST + DEVICES, name);
  }

  /** Starts one, ends the other; meanwhile each follows what the other is told. */
  private static Replica replace(
      ReplicaStart builder, Replica old, Balancer balancer, Tenant holder) {
    Replica next = builder.startWithoutWaiting().awaitReady(START);
    balancer.add(next);
    Awaitility.await().atMost(START).until(() -> balancer.sendsTo(next));
    everyKind(holder.by(new Api(next)), old);
    everyKind(holder.by(new Api(old)), next);
    assertThat(old.stop()).isEqualTo(143);
    balancer.remove(old);
    return next;
  }

  /** Changes of every kind by way of one, which the other must follow. */
  private static void everyKind(Tenant told, Replica other) {
    long first = FIRST + 0x10000 + 0x100 * AREAS.getAndIncrement();
    String name = "area-" + Long.toHexString(first);
    String url = "https://rolling.example/" + name + "/{mac.lower}";
    told.ownUrl(first, url);
    told.profile(name, url + "/profile");
    told.device(first + 1, name);
    follows(other, first, url);
    follows(other, first + 1, url + "/profile");
    told.profile(name, url + "/changed");
    UUID range = told.range(first + 0x10, first + 0x1f, name, false);
    follows(other, first + 1, url + "/changed");
    follows(other, first + 0x1f, url + "/changed");
    told.takeBack(range, "keep");
    told.ownUrl(first + 1, url);
    told.release(first);
    follows(other, first + 1, url);
    Follow.within(FOLLOWED, other, first, Answer.LATER);
    Follow.within(FOLLOWED, other, first + 0x1f, Answer.UNKNOWN);
  }

  private static void follows(Replica other, long mac, String url) {
    Follow.within(FOLLOWED, other, mac, Staged.expand(url, mac));
  }

  private static void kill(Replica replica, OpenLoad load) {
    int begin = load.mark();
    replica.kill();
    long killed = System.nanoTime();
    Watch.pass(Duration.ofSeconds(2));
    List<OpenLoad.Failure> failures = load.failures();
    System.out.printf(
        "RollingUpdateIT: killed, %d polls without an answer, then %s%n",
        failures.size(), load.since(begin));
    assertThat(failures)
        .as("polls that were not in flight when it was killed")
        .filteredOn(failure -> failure.sent() - killed > HEARD_NANOS)
        .isEmpty();
    assertThat(failures).as("one for each connection at most").hasSizeLessThanOrEqualTo(LINES);
  }

  private static ReplicaStart older(Cluster cluster) {
    String folder = System.getProperty("pointsman.older-package");
    ReplicaStart older = cluster.replica("old");
    return folder == null ? older : older.program(Path.of(folder).toAbsolutePath());
  }

  private static Tenant register(Cluster cluster, List<Replica> replicas) {
    Tenant holder = Tenant.provider(new Api(replicas.get(0)), "Rolling");
    UUID profile = holder.profile("rolling", TEMPLATE);
    Staged.devices(cluster.postgres(), holder, profile, FIRST, DEVICES);
    long last = FIRST + DEVICES - 1;
    replicas.forEach(
        replica ->
            Follow.within(Duration.ofSeconds(10), replica, last, Staged.expand(TEMPLATE, last)));
    return holder;
  }

  private static OpenLoad load(Balancer balancer, List<Replica> replicas) {
    Awaitility.await().atMost(START).until(() -> replicas.stream().allMatch(balancer::sendsTo));
    return new OpenLoad(
        balancer.port(),
        RATE,
        FIRST,
        DEVICES,
        ANEW,
        (mac, answer) -> answer.text().equals(Staged.expand(TEMPLATE, mac)));
  }
}
