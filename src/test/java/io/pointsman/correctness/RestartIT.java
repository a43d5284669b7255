package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replica starts with a million devices.
 *
 * <p>Where other work keeps the cores busy, not the time that passed counts but the time that the
 * replica had a core.
 */
@Tag("quiet")
class RestartIT {

  private static final int DEVICES = 1_000_000;
  private static final long FIRST = 0x7c2f90_000000L;
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final String TEMPLATE = "https://million.example/{mac.lower}";
  private static final Pattern LOADED =
      Pattern.compile("Loaded ([0-9]+) devices.* from (PostgreSQL|the snapshot).* in ([0-9]+) ms");

  @TempDir private Path folder;

  /**
   * How a start went: until readiness as a probe sees it, and the loading alone as it was logged.
   */
  private record Start(
      long readyMillis, long cpuMillis, String source, long devices, long loadMillis) {

    void assertInTime() {
      assertThat(Math.min(readyMillis, cpuMillis)).isLessThan(MOST.toMillis());
    }
  }

  @Test
  void aMillionDevicesLoadInTimeAndFasterFromTheSnapshot() {
    Path snapshot = folder.resolve("index.snapshot");
    try (Cluster cluster = new Cluster()) {
      fill(cluster);

      Start fromPostgres = start(cluster, snapshot, true);
      Start fromSnapshot = start(cluster, snapshot, false);

      System.out.println("RestartIT: " + fromPostgres + ", " + fromSnapshot);
      assertThat(fromPostgres.source()).isEqualTo("PostgreSQL");
      assertThat(fromPostgres.devices()).isEqualTo(DEVICES);
      fromPostgres.assertInTime();
      assertThat(fromSnapshot.source()).isEqualTo("the snapshot");
      assertThat(fromSnapshot.devices()).isEqualTo(DEVICES);
      fromSnapshot.assertInTime();
      assertThat(fromSnapshot.loadMillis()).isLessThan(fromPostgres.loadMillis());
    }
  }

  private static Start start(Cluster cluster, Path snapshot, boolean awaitSnapshot) {
    long began = System.nanoTime();
    try (Replica replica =
        cluster
            .replica("million")
            .optimized()
            .property("pointsman.routing.snapshot-file", snapshot.toString())
            .property("pointsman.routing.snapshot-interval", "1s")
            .start()) {
      long ready = Duration.ofNanos(System.nanoTime() - began).toMillis();
      long cpu =
          ProcessHandle.of(replica.pid())
              .flatMap(process -> process.info().totalCpuDuration())
              .map(Duration::toMillis)
              .orElse(ready);
      answersRight(replica);
      if (awaitSnapshot) {
        Awaitility.await("the snapshot is written")
            .atMost(Duration.ofSeconds(20))
            .until(() -> Files.exists(snapshot));
      }
      Matcher logged = LOADED.matcher(replica.output());
      assertThat(logged.find()).as("%s in %s", LOADED, replica.output()).isTrue();
      return new Start(
          ready,
          cpu,
          logged.group(2),
          Long.parseLong(logged.group(1)),
          Long.parseLong(logged.group(3)));
    }
  }

  private static void answersRight(Replica replica) {
    try (PhoneLine line = PhoneLine.to(replica)) {
      for (long mac = FIRST; mac < FIRST + DEVICES; mac += 9973) {
        assertThat(line.ask(mac).text()).isEqualTo(Staged.expand(TEMPLATE, mac));
      }
      assertThat(line.ask(FIRST - 1).text()).isEqualTo(Answer.UNKNOWN);
      assertThat(line.ask(FIRST + DEVICES).text()).isEqualTo(Answer.UNKNOWN);
    }
  }

  /** Without triggers, foreign keys and indexes: this is about reading. */
  private static void fill(Cluster cluster) {
    UUID profile;
    Tenant holder;
    try (Replica replica = cluster.replica("migrates").start()) {
      holder = Tenant.provider(new Api(replica), "Million");
      profile = holder.profile("million", TEMPLATE);
    }
    cluster
        .postgres()
        .execute(
            "drop index device_by_holder, device_by_profile, device_by_own_url;"
                + " set session_replication_role = replica; "
                + Staged.insertDevices(holder, profile, FIRST, DEVICES)
                + "; analyze device");
  }
}
