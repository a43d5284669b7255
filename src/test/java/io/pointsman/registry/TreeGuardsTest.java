package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whoever writes: plain SQL, past every check of ours. */
@QuarkusTest
@TestProfile(OpenRegistry.class)
class TreeGuardsTest {

  private static final int WRITERS = 8;
  private static final String INSERT =
      "insert into mac_range (id, organization_id, first_mac, last_mac, parent_id)"
          + " values (?, ?, ?, ?, ?)";

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
  void siblingsAreDisjoint() {
    UUID top = insert(holder, 0, 99, null);
    assertRefused("siblings_are_disjoint", () -> insert(other, 50, 150, null));
    assertRefused("siblings_are_disjoint", () -> insert(other, 0, 99, null));
    insert(holder, 10, 19, top);
    assertRefused("siblings_are_disjoint", () -> insert(other, 19, 20, top));
    insert(other, 20, 20, top);
  }

  @Test
  void aChildLiesInItsParent() {
    UUID top = insert(holder, 0, 99, null);
    assertRefused("range_lies_in_its_parent", () -> insert(other, 90, 100, top));
    assertRefused("mac_range_parent_id_fkey", () -> insert(other, 200, 201, UUID.randomUUID()));
  }

  @Test
  void equalBoundsAreAnOnlyChildAndNeverACircle() {
    UUID outer = insert(holder, 0, 99, null);
    UUID inner = insert(other, 0, 99, outer);
    assertRefused("siblings_are_disjoint", () -> insert(holder, 10, 19, outer));
    assertRefused(
        "range_lies_in_its_parent",
        () -> world.execute("update mac_range set parent_id = ? where id = ?", inner, outer));
    assertRefused(
        "range_lies_in_its_parent",
        () -> world.execute("update mac_range set parent_id = id where id = ?", inner));
    assertRefused("one_range_for_holder_and_bounds", () -> insert(holder, 0, 99, inner));
  }

  @Test
  void boundsNeverChangeAndArePhonesAddresses() {
    UUID range = insert(holder, 10, 19, null);
    assertRefused(
        "range_bounds_never_change",
        () -> world.execute("update mac_range set last_mac = last_mac + 1 where id = ?", range));
    long multicast = 1L << 40;
    for (long bad : new long[] {0, -1, multicast, 1L << 48}) {
      assertRefused(
          "check", () -> world.execute(INSERT, UUID.randomUUID(), holder, bad, bad, null));
    }
  }

  @Test
  void aTransactionMayPassThroughWhatIsNoTree() throws SQLException {
    UUID top = insert(holder, 0, 99, null);
    UUID child = insert(holder, 10, 19, top);
    try (Connection connection = World.connect()) {
      connection.setAutoCommit(false);
      UUID middle = UUID.randomUUID();
      World.execute(connection, INSERT, middle, other, area + 10, area + 29, top);
      World.execute(connection, "update mac_range set parent_id = ? where id = ?", middle, child);
      World.execute(connection, "update mac_range set parent_id = null where parent_id = ?", top);
      World.execute(connection, "delete from mac_range where id = ?", top);
      connection.commit();
    }
    assertThat(
            world.rows(
                "select first_mac - ?, parent_id is null from mac_range"
                    + " where first_mac between ? and ? order by last_mac",
                area,
                area,
                area + 99))
        .containsExactly(List.of(10L, false), List.of(10L, true));
  }

  @Test
  void concurrentWritersWithoutChecksLeaveATree() throws Exception {
    long seed = System.nanoTime();
    System.out.println("TreeGuardsTest seed " + seed);
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
                "select count(*) from mac_range a join mac_range b on a.id < b.id"
                    + " and a.span && b.span and not a.span @> b.span and not a.span <@ b.span where"
                    + inArea))
        .as("crossings")
        .isZero();
  }

  /** Puts a range into the smallest one around it that it happens to see, or at the top. */
  private static final String[] RANDOM_WRITES = {
    INSERT.substring(0, INSERT.indexOf(" values"))
        + " select v.id, v.holder, v.first, v.last, (select r.id from mac_range r"
        + " where r.span @> int8range(v.first, v.last, '[]')"
        + " order by upper(r.span) - lower(r.span) limit 1)"
        + " from (select ?::uuid as id, ?::uuid as holder, ?::bigint as first, ?::bigint as last) v",
    INSERT.substring(0, INSERT.indexOf(" values"))
        + " select ?::uuid, ?::uuid, ?::bigint, ?::bigint, null"
  };

  private Object[] values(Random random) {
    long first = area + random.nextInt(1 << 12);
    long last = first + random.nextInt(1 << random.nextInt(1, 12));
    return new Object[] {UUID.randomUUID(), random.nextBoolean() ? holder : other, first, last};
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

  private interface Writer {
    void write(int number) throws Exception;
  }

  static void concurrently(int writers, Writer writer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      CyclicBarrier together = new CyclicBarrier(writers);
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
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

  private static void concurrently(Writer writer) throws Exception {
    concurrently(WRITERS, writer);
  }

  private UUID insert(UUID organization, long first, long last, UUID parent) {
    UUID id = UUID.randomUUID();
    world.execute(INSERT, id, organization, area + first, area + last, parent);
    return id;
  }

  private static void assertRefused(
      String constraint, org.assertj.core.api.ThrowableAssert.ThrowingCallable write) {
    assertThatThrownBy(write)
        .cause()
        .isInstanceOfSatisfying(
            org.postgresql.util.PSQLException.class,
            refused -> {
              assertThat(refused.getSQLState()).startsWith("23");
              assertThat(refused.getServerErrorMessage().getConstraint()).contains(constraint);
            });
  }
}
