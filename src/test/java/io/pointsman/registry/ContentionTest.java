package io.pointsman.registry;

import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writers who want the same at the same time: one has it, the others learn why not. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class ContentionTest {

  private static final int WRITERS = 8;

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;

  private long area;
  private List<UUID> organizations;

  @BeforeEach
  void prepare() {
    area = World.area();
    organizations = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      UUID organization = world.organization();
      world.profile(organization, "p");
      organizations.add(organization);
    }
  }

  @Test
  void oneOfManyGetsTheDevice() throws Exception {
    for (int round = 0; round < 10; round++) {
      DeviceWrite device = new DeviceWrite(mac(area + round), null, "p", null, null, null, null);
      List<Supplier<Uni<?>>> writes = new ArrayList<>();
      organizations.forEach(
          organization ->
              writes.add(() -> devices.put(editor(organization), device, Precondition.NONE)));
      assertThat(losersOf(writes)).hasSize(WRITERS - 1).containsOnly(ProblemType.HELD_BY_ANOTHER);
    }
  }

  @Test
  void oneOfManyGetsTheRange() throws Exception {
    for (int round = 0; round < 5; round++) {
      long first = area + round * 0x1000;
      List<Supplier<Uni<?>>> writes = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        // Each crosses every other.
        NewRange range =
            new NewRange(interval(first + i, first + 0x100 + i), null, null, false, null, null);
        Caller caller = editor(organizations.get(i));
        writes.add(() -> ranges.create(caller, range));
      }
      assertThat(losersOf(writes)).hasSize(WRITERS - 1).containsOnly(ProblemType.RANGE_CONFLICT);
    }
  }

  @Test
  void theSameHoldersTwoWritesOfOneDeviceBothSucceed() throws Exception {
    Caller caller = editor(organizations.get(0));
    List<Supplier<Uni<?>>> writes = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      DeviceWrite device =
          new DeviceWrite(
              mac(area), null, null, "https://pbx.example.com/" + i % 2, null, null, null);
      writes.add(() -> devices.put(caller, device, Precondition.NONE));
    }
    assertThat(losersOf(writes)).isEmpty();
  }

  @Test
  void aDeviceAndAClaimOverItNeverBothSucceed() throws Exception {
    for (int round = 0; round < 10; round++) {
      long first = area + round * 0x100;
      DeviceWrite device = new DeviceWrite(mac(first + 5), null, "p", null, null, null, null);
      NewRange range = new NewRange(interval(first, first + 0xFF), null, null, false, null, null);
      List<ProblemType> losers =
          losersOf(
              List.of(
                  () -> devices.put(editor(organizations.get(0)), device, Precondition.NONE),
                  () -> ranges.create(editor(organizations.get(1)), range)));
      assertThat(losers).hasSize(1);
      assertThat(losers.get(0)).isIn(ProblemType.HELD_BY_ANOTHER, ProblemType.CLAIM_REFUSED);
    }
  }

  /** A writer without our checks is in the way, and commits while the service's insert waits. */
  @Test
  void aRaceThatTheChecksCannotSeeIsAConflictToo() throws Exception {
    UUID foreign = organizations.get(1);
    try (Connection connection = World.connect()) {
      connection.setAutoCommit(false);
      World.execute(
          connection,
          "insert into device (mac, organization_id, profile_id)"
              + " select ?, organization_id, id from profile where organization_id = ?",
          area,
          foreign);
      DeviceWrite device = new DeviceWrite(mac(area), null, "p", null, null, null, null);
      CompletableFuture<?> waiting =
          world.start(() -> devices.put(editor(organizations.get(0)), device, Precondition.NONE));
      Awaitility.await()
          .until(
              () ->
                  world.number(
                          "select count(*) from pg_locks where locktype = 'transactionid'"
                              + " and not granted")
                      == 1);
      connection.commit();
      assertThat(problem(waiting)).isEqualTo(ProblemType.HELD_BY_ANOTHER);
    }
  }

  private List<ProblemType> losersOf(List<Supplier<Uni<?>>> writes) throws Exception {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (Supplier<Uni<?>> write : writes) {
      all.add(world.start(() -> write.get().replaceWithVoid()));
    }
    List<ProblemType> losers = new ArrayList<>();
    for (CompletableFuture<?> one : all) {
      ProblemType problem = problem(one);
      if (problem != null) {
        losers.add(problem);
      }
    }
    return losers;
  }

  private static ProblemType problem(CompletableFuture<?> write) throws Exception {
    try {
      write.get(60, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(RegistryException.class);
      return ((RegistryException) failed.getCause()).type();
    }
  }
}
