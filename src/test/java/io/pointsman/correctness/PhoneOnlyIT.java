package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.LoadedClasses;
import io.pointsman.testing.Replica;
import io.pointsman.testing.ReplicaStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that only serves phones: what it does, and what it does not even start. */
class PhoneOnlyIT {

  private static final long DEVICE = 0x7c2f8b_000000L;
  private static final String OLD = "https://phones.example/old/{mac.lower}";
  private static final String NEW = "https://phones.example/new/{mac.lower}";
  private static final Duration SOON = Duration.ofSeconds(15);

  /** What the API side cannot do without; loaded as it starts them. */
  private static final List<String> OF_THE_API_SIDE =
      List.of(
          "org.hibernate.internal.SessionFactoryImpl",
          "org.hibernate.reactive.mutiny.impl.MutinySessionFactoryImpl",
          "org.flywaydb.core.internal.command.DbMigrate");

  @TempDir private Path folder;

  @Test
  void followsPostgresqlAndRestartsWithoutItAndStartsNeitherHibernateNorFlyway()
      throws IOException {
    try (Cluster cluster = new Cluster();
        Replica api = starter(cluster, "api").start()) {
      Tenant holder = Tenant.provider(new Api(api), "Phones");
      holder.profile("phones", OLD);
      holder.device(DEVICE, "phones");
      // No collector is named, so nothing of tracing is there.
      assertThat(loadedBy("api")).containsExactlyElementsOf(OF_THE_API_SIDE);
      try (Replica phones = phones(cluster, "loads").start()) {
        Follow.within(SOON, phones, DEVICE, Staged.expand(OLD, DEVICE));
        holder.profile("phones", NEW);
        Follow.within(SOON, phones, DEVICE, Staged.expand(NEW, DEVICE));
        holder.device(DEVICE + 1, "phones");
        Follow.within(SOON, phones, DEVICE + 1, Staged.expand(NEW, DEVICE + 1));
        newSnapshot(holder);
        assertThat(loadedBy("loads")).isEmpty();
      }
      // As before a migration of the version that starts below.
      cluster.postgres().execute("alter table mac_range rename inherit to of_before");
      cluster.postgres().kill();
      try (Replica phones = phones(cluster, "isolated").start()) {
        assertThat(phones.output()).containsPattern("Loaded [23] devices .* from the snapshot");
        Follow.within(SOON, phones, DEVICE, Staged.expand(NEW, DEVICE));
        cluster.postgres().restart();
        saysThatTheSchemaIsTooOld(phones);
        cluster.postgres().execute("alter table mac_range rename of_before to inherit");
        // Answered while it may be stale, and as the feed says once it is read.
        Follow.within(SOON, phones, DEVICE + 1, Staged.expand(NEW, DEVICE + 1));
        phones.awaitReady(SOON);
        assertThat(loadedBy("isolated")).isEmpty();
        assertThat(phones.stop()).isEqualTo(143);
      }
    }
  }

  /** It was ready while it could not know, and goes on answering. */
  private static void saysThatTheSchemaIsTooOld(Replica phones) {
    Awaitility.await("it is no longer ready")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Api.get(phones.management() + "/q/health/ready").body())
                    .contains("\"replica\": \"isolated\"", "\"schema\": \"too old\""));
    assertThat(phones.ready()).isFalse();
    assertThat(phones.output()).contains("run the migrations");
    Follow.within(SOON, phones, DEVICE, Staged.expand(NEW, DEVICE));
  }

  /** Only changes make a new one; it holds all that was seen before. */
  private void newSnapshot(Tenant holder) throws IOException {
    Awaitility.await("a snapshot").atMost(SOON).until(() -> Files.exists(snapshot()));
    FileTime before = Files.getLastModifiedTime(snapshot());
    holder.device(DEVICE + 2, "phones");
    Awaitility.await("a new snapshot")
        .atMost(SOON)
        .until(() -> !Files.getLastModifiedTime(snapshot()).equals(before));
  }

  private ReplicaStart phones(Cluster cluster, String name) {
    return starter(cluster, name)
        .property("pointsman.sides", "phone")
        // From the file alone.
        .property("pointsman.routing.snapshot-in-redis", "false")
        .property("pointsman.routing.snapshot-file", snapshot().toString())
        .property("pointsman.routing.snapshot-interval", "1s")
        .property("quarkus.shutdown.delay", "0S");
  }

  private ReplicaStart starter(Cluster cluster, String name) {
    return cluster.replica("phone-only-" + name).jvm(LoadedClasses.loggedTo(classes(name)));
  }

  private List<String> loadedBy(String name) {
    List<String> types = new ArrayList<>(OF_THE_API_SIDE);
    types.addAll(LoadedClasses.OF_TRACING);
    return LoadedClasses.among(types, classes(name));
  }

  private Path classes(String name) {
    return folder.resolve(name + ".classes");
  }

  private Path snapshot() {
    return folder.resolve("index.snapshot");
  }
}
