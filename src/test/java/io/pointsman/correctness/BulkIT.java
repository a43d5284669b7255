package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A change of 100,000 devices in one transaction arrives whole: who has been told the new state of
 * one of them is told the old one of none, on whatever line to that replica.
 */
@Tag("quiet")
class BulkIT {

  private static final int DEVICES = 100_000;
  private static final int SWEPT = 997;
  private static final int LINES = 3;
  private static final long FIRST = 0x7c2f84_000000L;
  private static final String OLD = "https://bulk.example/old/{mac.lower}";
  private static final String NEW = "https://bulk.example/new/{mac.lower}";

  private final Cluster cluster = Cluster.shared();

  @Test
  void arrivesWhole() {
    Tenant holder = Tenant.provider(new Api(cluster.first()), "Bulk");
    UUID old = holder.profile("old", OLD);
    UUID young = holder.profile("new", NEW);
    arrivesWhole(
        "insert",
        Staged.insertDevices(holder, old, FIRST, DEVICES),
        mac -> Answer.UNKNOWN,
        mac -> Staged.expand(OLD, mac));
    arrivesWhole(
        "update",
        "update device set profile_id = '%s' where mac between %d and %d"
            .formatted(young, FIRST, FIRST + DEVICES - 1),
        mac -> Staged.expand(OLD, mac),
        mac -> Staged.expand(NEW, mac));
  }

  private void arrivesWhole(
      String what, String sql, LongFunction<String> before, LongFunction<String> after) {
    List<Sweep> sweeps = new ArrayList<>();
    Map<String, Double> took = new TreeMap<>();
    try (Pollers pollers = new Pollers()) {
      for (Replica replica : List.of(cluster.first(), cluster.second())) {
        for (int i = 0; i < LINES; i++) {
          Sweep sweep = new Sweep(i * DEVICES / LINES, before, after);
          sweeps.add(sweep);
          pollers.start(
              replica, Duration.ofSeconds(5), Duration.ofMillis(1), sweep::nextMac, sweep);
        }
      }
      cluster.postgres().execute(sql);
      for (Replica replica : List.of(cluster.first(), cluster.second())) {
        double millis = Follow.within(Duration.ofSeconds(10), replica, FIRST, after.apply(FIRST));
        took.put(replica == cluster.first() ? "first" : "second", millis);
      }
    }
    System.out.printf("BulkIT: %s of %d seen after ms %s%n", what, DEVICES, took);
    assertThat(sweeps).allSatisfy(Sweep::assertWhole);
    assertThat(sweeps).anySatisfy(sweep -> assertThat(sweep.old).isPositive());
  }

  /** One line's polls over all the devices in turn. */
  private static final class Sweep implements Pollers.Witness {

    private final LongFunction<String> before;
    private final LongFunction<String> after;
    private final List<String> wrong = new ArrayList<>();
    private long at;
    private int old;
    private int young;

    private Sweep(long at, LongFunction<String> before, LongFunction<String> after) {
      this.at = at;
      this.before = before;
      this.after = after;
    }

    /** A prime step, so that neighbours in the feed's batches are far apart in time. */
    long nextMac() {
      at = (at + SWEPT) % DEVICES;
      return FIRST + at;
    }

    @Override
    public void polled(long mac, Answer answer, java.io.IOException failure, long sent) {
      String text = failure != null ? failure.toString() : answer.text();
      if (text.equals(after.apply(mac))) {
        young++;
      } else if (text.equals(before.apply(mac)) && young == 0) {
        old++;
      } else {
        wrong.add("%012x: %s after %d old and %d new".formatted(mac, text, old, young));
      }
    }

    void assertWhole() {
      assertThat(wrong).isEmpty();
    }
  }
}
