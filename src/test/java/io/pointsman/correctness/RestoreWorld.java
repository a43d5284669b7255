package io.pointsman.correctness;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Replicas whose PostgreSQL another one may take the place of, and phones that stay where they are
 * whatever is restored.
 */
final class RestoreWorld implements AutoCloseable {

  /** Devices that a case changes of each kind. */
  static final int FEW = 100;

  static final String OLD = "https://restore.example/old/{mac.lower}";
  static final String NEW = "https://restore.example/new/{mac.lower}";

  private static final Duration SECONDS = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final long STEADY = 0x7c2f8c_000000L;
  private static final long OWN = 0x7c2f8c_001000L;
  private static final int DEVICES = 1000;

  private final Cluster cluster = new Cluster();
  private final TcpProxy service;
  private final List<Replica> replicas;
  private final Tenant holder;
  private final UUID next;
  private PostgresServer postgres;

  RestoreWorld() {
    postgres = cluster.postgres();
    // Not on its command line, so that a backup has it, too.
    postgres.execute("alter system set archive_mode = on");
    postgres.stop();
    postgres.restart();
    service = TcpProxy.to(postgres.port());
    String url = service.url(postgres.url(), postgres.port());
    replicas =
        Stream.of("first", "second")
            .map(
                name ->
                    cluster
                        .replica("restore-" + name)
                        .property("pointsman.database.url", url)
                        .startWithoutWaiting())
            .toList();
    replicas.forEach(replica -> replica.awaitReady(Duration.ofMinutes(3)));
    holder = Tenant.provider(new Api(replicas.get(0)), "Restore");
    next = holder.profile("new", NEW);
    Staged.devices(postgres, holder, holder.profile("old", OLD), STEADY, DEVICES);
    Staged.ownUrls(postgres, holder, OWN, FEW);
    for (Replica replica : replicas) {
      follows(replica, OWN + FEW - 1, Staged.ownUrlAnswer(OWN + FEW - 1));
      try (PhoneLine line = PhoneLine.to(replica)) {
        LongStream.range(OWN, OWN + FEW).forEach(line::ask);
      }
    }
  }

  PostgresServer postgres() {
    return postgres;
  }

  /** By which the replicas reach it. */
  TcpProxy service() {
    return service;
  }

  List<Replica> replicas() {
    return replicas;
  }

  Tenant holder() {
    return holder;
  }

  /** The holder, by way of one of the replicas. */
  Tenant writer(int replica) {
    return holder.by(new Api(replicas.get(replica)));
  }

  /** The replicas find that server in the place of the one before, which ends. */
  void take(PostgresServer restored) {
    PostgresServer before = postgres;
    postgres = restored;
    service.leadTo(restored.port());
    before.close();
  }

  /** Waits until every replica routes as restored, and prints how long that took. */
  void report(String name, long mac, String template) {
    for (Replica replica : replicas) {
      double millis = follows(replica, mac, Staged.expand(template, mac));
      System.out.printf("RestoreIT: %s: %012x as restored after %.0f ms%n", name, mac, millis);
    }
  }

  /** Waits until every replica tells that phone so. */
  void awaitAll(long mac, String truth) {
    replicas.forEach(replica -> follows(replica, mac, truth));
  }

  /** Sends some devices to the new profile, in one transaction each. */
  void move(PostgresServer server, long first) {
    for (long mac = first; mac < first + FEW; mac++) {
      server.execute("update device set profile_id = '%s' where mac = %d".formatted(next, mac));
    }
  }

  /** Phones that must be answered, and alike, all the time. */
  Watch watch() {
    Watch watch = new Watch();
    for (Replica replica : replicas) {
      for (int i = 0; i < 2; i++) {
        watch.poll(
            replica,
            Phones.BY_PROFILE,
            PAUSE,
            again(STEADY, DEVICES - 1),
            mac -> Staged.expand(OLD, mac));
      }
      watch.poll(replica, Phones.OWN_IN_MEMORY, PAUSE, again(OWN, FEW), Staged::ownUrlAnswer);
    }
    return watch;
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    service.close();
    postgres.close();
    cluster.close();
  }

  private static double follows(Replica replica, long mac, String truth) {
    return Follow.within(SECONDS, replica, mac, truth);
  }

  private static LongSupplier again(long first, int count) {
    return LongStream.iterate(first, mac -> first + (mac + 1 - first) % count).iterator()::nextLong;
  }
}
