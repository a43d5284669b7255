package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import io.pointsman.testing.ReplicaStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica cut off from PostgreSQL: for too long, and across a restart. */
@Tag("quiet")
class IsolationIT {

  private static final long DEVICE = 0x7c2f8a_000000L;
  private static final long OWN = 0x7c2f8a_100000L;
  private static final String OLD = "https://isolated.example/old/{mac.lower}";
  private static final String NEW = "https://isolated.example/new/{mac.lower}";
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void saysThatItIsIsolatedTooLongAndRestartsFromItsSnapshot() {
    try (Cluster cluster = new Cluster()) {
      try (Replica replica =
          starter(cluster).property("pointsman.routing.max-isolation", "5s").start()) {
        Tenant holder = Tenant.provider(new Api(replica), "Isolated");
        holder.profile("isolated", OLD);
        holder.device(DEVICE, "isolated");
        holder.ownUrl(OWN, OLD);
        Follow.withinASecond(replica, DEVICE, Staged.expand(OLD, DEVICE));
        Follow.withinASecond(replica, OWN, Staged.expand(OLD, OWN));

        cluster.postgres().kill();
        expires(replica);
        cluster.postgres().restart();
        recovers(replica);

        holder.profile("isolated", NEW);
        Follow.withinASecond(replica, DEVICE, Staged.expand(NEW, DEVICE));
        newSnapshot(holder);
      }
      cluster.postgres().kill();
      try (Replica replica = starter(cluster).start()) {
        startedFromSnapshot(replica);
        cluster.postgres().restart();
        Follow.within(SOON, replica, DEVICE, Staged.expand(NEW, DEVICE));
        awaitState(replica, "fresh");
        Tenant.provider(new Api(replica), "Writes again");
      }
    }
  }

  private ReplicaStart starter(Cluster cluster) {
    return cluster
        .replica("isolated")
        .property("pointsman.routing.snapshot-file", snapshot().toString())
        .property("pointsman.routing.snapshot-interval", "1s");
  }

  private static void expires(Replica replica) {
    Follow.within(SOON, replica, DEVICE, Answer.LATER);
    awaitState(replica, "expired");
    try (PhoneLine line = PhoneLine.to(replica)) {
      assertThat(line.ask(DEVICE).text()).isEqualTo(Answer.LATER);
      assertThat(line.ask(OWN).text()).isEqualTo(Answer.LATER);
      assertThat(line.ask(DEVICE + 1).text()).as("for an unknown phone").isEqualTo(Answer.LATER);
    }
    assertThat(Api.get(replica.management() + "/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(Api.get(replica.management() + "/q/health/live").statusCode()).isEqualTo(200);
  }

  private static void recovers(Replica replica) {
    Follow.within(SOON, replica, DEVICE, Staged.expand(OLD, DEVICE));
    awaitState(replica, "fresh");
    assertThat(replica.ready()).isTrue();
  }

  private static void startedFromSnapshot(Replica replica) {
    assertThat(replica.output()).containsPattern("Loaded [23] devices .* from the snapshot");
    awaitState(replica, "isolated");
    try (PhoneLine line = PhoneLine.to(replica)) {
      assertThat(line.ask(DEVICE).text()).isEqualTo(Staged.expand(NEW, DEVICE));
      assertThat(line.ask(DEVICE + 1).text()).isEqualTo(Answer.UNKNOWN);
    }
    // Redis has it, though a first connection to it may take a cold process more than its 50 ms.
    Follow.within(SOON, replica, OWN, Staged.expand(OLD, OWN));
  }

  private static void awaitState(Replica replica, String state) {
    Awaitility.await("the gauge of the state")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Api.get(replica.management() + "/q/metrics").body().lines())
                    .filteredOn(line -> line.startsWith("pointsman_replica{"))
                    .filteredOn(line -> line.endsWith(" 1.0"))
                    .singleElement()
                    .asString()
                    .contains("state=\"" + state + "\""));
  }

  private Path snapshot() {
    return folder.resolve("index.snapshot");
  }

  /** Waits for one that holds all that was seen before: only changes make a new one. */
  private void newSnapshot(Tenant holder) {
    Awaitility.await("a snapshot").atMost(SOON).until(() -> Files.exists(snapshot()));
    FileTime before = written();
    holder.device(DEVICE + 2, "isolated");
    Awaitility.await("a new snapshot").atMost(SOON).until(() -> !written().equals(before));
  }

  private FileTime written() {
    try {
      return Files.getLastModifiedTime(snapshot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
