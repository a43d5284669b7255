package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.SettableClock;
import io.pointsman.testing.TenantServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody sets a clock while phones poll, and they notice nothing: a replica's, and PostgreSQL's,
 * whose word it is how long a released address rests.
 */
@Tag("endurance")
class ClockJumpsIT {

  /** By seconds, as a clock that is put right; by days, and back from there. */
  private static final List<String> JUMPS =
      List.of("+3s", "-3s", "+0", "+2d", "+0", "-2d", "+0", "+400d", "-400d", "+0");

  /** Longer than a process looks at its clock. */
  private static final Duration SET = Duration.ofMillis(2500);

  @TempDir Path folder;
  private SettableClock clock;
  private ClockWorld world;

  @BeforeEach
  void findAClock() {
    clock =
        SettableClock.in(folder)
            .orElseGet(() -> Assumptions.abort("libfaketime is not installed (apt install it)"));
  }

  @Test
  void aReplicasIsSet() throws Exception {
    try (Cluster stores = new Cluster();
        TenantServer files = TenantServer.start();
        Replica jumping = ClockWorld.start(stores, "jumping", clock.environment());
        Replica right = ClockWorld.start(stores, "right", Map.of())) {
      world = new ClockWorld(stores, jumping.awaitReady(Duration.ofMinutes(3)));
      right.awaitReady(Duration.ofMinutes(3));
      world.proxied(files);
      try (OpenLoad load = world.steadyPolls()) {
        for (String jump : JUMPS) {
          int mark = load.mark();
          clock.set(jump);
          Watch.pass(SET);
          double followed = Math.max(world.follow(), world.follow(new Api(right)));
          assertThat(hours(world.replicaAhead())).as(jump).isEqualTo(hours(offset(jump)));
          world.follow(files, jump);
          world.upload(jump);
          Watch.pass(SET);
          System.out.printf(
              "ClockJumpsIT: a replica by %s: %s; followed within %.0f ms%n",
              jump, load.since(mark), followed);
        }
        clock.set("+2d");
        world.release(ClockWorld.RELEASED);
        Watch.pass(SET);
        assertThat(world.ask(ClockWorld.RELEASED)).isEqualTo(Answer.LATER);
        assertThat(world.claim(ClockWorld.RELEASED)).as("still rests").isEqualTo(409);
        Watch.pass(ClockWorld.REST);
        assertThat(world.ask(ClockWorld.RELEASED)).isEqualTo(Answer.UNKNOWN);
        assertThat(world.claim(ClockWorld.RELEASED)).isEqualTo(201);
        assertThat(load.failures()).isEmpty();
      }
    }
  }

  @Test
  void postgresqlsIsSet() throws Exception {
    try (Cluster stores = new Cluster(PostgresServer.start(clock));
        Replica only = ClockWorld.start(stores, "only", Map.of())) {
      world = new ClockWorld(stores, only.awaitReady(Duration.ofMinutes(3)));
      try (OpenLoad load = world.steadyPolls()) {
        aheadAndBack();
        for (String jump : JUMPS) {
          int mark = load.mark();
          clock.set(jump);
          Watch.pass(SET);
          double followed = world.follow();
          assertThat(hours(world.databaseAhead())).as(jump).isEqualTo(hours(offset(jump)));
          Watch.pass(SET);
          System.out.printf(
              "ClockJumpsIT: PostgreSQL by %s: %s; followed within %.0f ms%n",
              jump, load.since(mark), followed);
        }
        assertThat(load.failures()).isEmpty();
      }
    }
  }

  private void aheadAndBack() {
    long known = world.number("select count(*) from change");
    world.release(ClockWorld.RELEASED);
    assertThat(world.claim(ClockWorld.RELEASED)).isEqualTo(409);
    clock.set("+2d");
    Watch.pass(SET);
    assertThat(world.ask(ClockWorld.RELEASED))
        .as("a phone whose address rested")
        .isEqualTo(Answer.LATER);
    world.follow();
    // By the clock it has rested for two days.
    assertThat(world.claim(ClockWorld.RELEASED)).isEqualTo(201);
    world.followsOther(ClockWorld.RELEASED);
    world.said("PostgreSQL's clock went ahead by PT");
    assertThat(world.number("select count(*) from change")).as("kept").isGreaterThan(known);
    assertThat(world.number("select xid::text::bigint from change_horizon")).isZero();

    long later = ClockWorld.RELEASED + 1;
    world.release(later);
    clock.set("+0");
    Watch.pass(SET);
    assertThat(world.ask(later)).isEqualTo(Answer.LATER);
    assertThat(world.claim(later)).isEqualTo(409);
    world.follow();
    Awaitility.await("its rest ends, though it would have for two days")
        .atMost(Duration.ofSeconds(60 + 2 * ClockWorld.REST.toSeconds()))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> world.claim(later) == 201);
    world.followsOther(later);
    assertThat(world.output()).contains("PostgreSQL's clock went back by PT");
  }

  private static Duration offset(String jump) {
    int number = Integer.parseInt(jump.replaceAll("[a-z]", ""));
    return jump.endsWith("d") ? Duration.ofDays(number) : Duration.ofSeconds(number);
  }

  private static long hours(Duration time) {
    return Math.round(time.toMillis() / 3_600_000.0);
  }
}
