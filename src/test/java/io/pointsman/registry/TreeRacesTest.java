package io.pointsman.registry;

import static io.pointsman.registry.ConstraintAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the database refuses holds however many write at once, in plain SQL and without any check.
 */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class TreeRacesTest {

  private static final int WRITERS = 8;
  private static final String INSERT =
      "insert into mac_range (id, organization_id, first_mac, last_mac, parent_id)";

  /** Puts a range into the smallest one around it that it happens to see, or at the top. */
  private static final String[] RANDOM_WRITES = {
    INSERT
        + " select v.id, v.holder, v.first, v.last, (select r.id from mac_range r where r.span @>"
        + " int8range(v.first, v.last, '[]') order by upper(r.span) - lower(r.span) limit 1) from"
        + " (select ?::uuid as id, ?::uuid as holder, ?::bigint as first, ?::bigint as last) v",
    INSERT + " select ?::uuid, ?::uuid, ?::bigint, ?::bigint, null"
  };

  @Inject World world;

  private long area;
  private UUID holder;
  private UUID other;

  @BeforeEach
  void prepare() {
    area = World.area();
    holder = world.organization();
    other = world.organization();
  }

  @Test
  void concurrentWritersWithoutChecksLeaveATree() throws Exception {
    long seed = System.nanoTime();
    System.out.println("TreeRacesTest seed " + seed);
    AtomicInteger stopped = new AtomicInteger();
    AtomicInteger written = new AtomicInteger();
    concurrently(
        writer -> {
          Random random = new Random(seed + writer);
          try (Connection connection = World.connect()) {
            for (int i = 0; i < 60; i++) {
              try {
                World.execute(connection, RANDOM_WRITES[random.nextInt(2)], values(random));
                written.incrementAndGet();
              } catch (SQLException refused) {
                assertThat(refused.getSQLState()).isIn("23P01", "23514", "23505", "23503", "40P01");
                stopped.incrementAndGet();
              }
            }
          }
        });
    assertThat(written.get()).isGreaterThan(20);
    assertThat(stopped.get()).isGreaterThan(20);
    String inArea = " a.first_mac between " + area + " and " + (area + World.AREA);
    assertThat(
            world.number(
                "select count(*) from mac_range a join mac_range b on a.id < b.id"
                    + " and a.siblings = b.siblings and a.span && b.span where"
                    + inArea))
        .as("overlapping siblings")
        .isZero();
    assertThat(
            world.number(
                "select count(*) from mac_range a join mac_range p on p.id = a.parent_id"
                    + " where not p.span @> a.span and"
                    + inArea))
        .as("children outside their parents")
        .isZero();
    assertThat(
            world.number(
                "select count(*) from mac_range a join mac_range b on a.id < b.id and a.span &&"
                    + " b.span and not a.span @> b.span and not a.span <@ b.span where"
                    + inArea))
        .as("crossings")
        .isZero();
  }

  @Test
  void oneAddressHasOneHolderHoweverManyTryAtOnce() throws Exception {
    int macs = 50;
    UUID profile = world.profile(holder, "p");
    UUID others = world.profile(other, "p");
    AtomicInteger written = new AtomicInteger();
    concurrently(
        writer -> {
          boolean mine = writer % 2 == 0;
          try (Connection connection = World.connect()) {
            for (int i = 0; i < macs; i++) {
              try {
                World.execute(
                    connection,
                    "insert into device (mac, organization_id, profile_id) values (?, ?, ?)",
                    area + i,
                    mine ? holder : other,
                    mine ? profile : others);
                written.incrementAndGet();
              } catch (SQLException refused) {
                assertThat(refused.getSQLState()).isEqualTo("23505");
              }
            }
          }
        });
    assertThat(written.get()).isEqualTo(macs);
    assertRefused(
        "device_profile_id_organization_id_fkey",
        () ->
            world.execute(
                "insert into device (mac, organization_id, profile_id) values (?, ?, ?)",
                area + macs,
                holder,
                others));
  }

  private Object[] values(Random random) {
    long first = area + random.nextInt(1 << 12);
    long last = first + random.nextInt(1 << random.nextInt(1, 12));
    return new Object[] {UUID.randomUUID(), random.nextBoolean() ? holder : other, first, last};
  }

  private interface Writer {
    void write(int number) throws Exception;
  }

  private static void concurrently(Writer writer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      CyclicBarrier together = new CyclicBarrier(WRITERS);
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        CompletableFuture<Void> done = new CompletableFuture<>();
        all.add(done);
        threads.execute(
            () -> {
              try {
                together.await(30, TimeUnit.SECONDS);
                writer.write(number);
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
      }
      for (CompletableFuture<Void> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
