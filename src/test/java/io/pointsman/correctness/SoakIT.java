package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Half a day in half an hour: phones of all kinds, on kept and on new connections, changes without
 * end, and a Redis that dies and comes back empty. Afterwards no replica may hold more than before.
 *
 * <p>{@code -Dpointsman.soak.minutes} makes it shorter; under 10 it only shows that it runs, as the
 * first third is not counted: caches fill and classes are loaded.
 */
@Tag("endurance")
class SoakIT {

  private static final int MINUTES = Integer.getInteger("pointsman.soak.minutes", 30);
  private static final Duration LENGTH = Duration.ofMinutes(MINUTES);
  private static final Duration SAMPLE = Duration.ofSeconds(Math.max(5, MINUTES));
  private static final long SAMPLES_A_REDIS = 6;
  private static final long FIRST = 0x7c2f83_000000L;
  private static final int POLLERS = 8;
  private static final int CHURNERS = 2;

  /**
   * A machine that is busy with something else for half an hour starves PostgreSQL now and then,
   * and a replica that does not hear of it answers as one that is isolated. When a change must have
   * arrived is for {@link TwoReplicasIT}.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** Not all that the machine can do: who is starved shows nothing but that. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** How much more may be held at the end of what counts than at its begin, by the fitted line. */
  private static final double HEAP_TOLERANCE = 4e6;

  private static final double HANDLES_TOLERANCE = 4;

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong polls = new AtomicLong();
  private final AtomicLong resting = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();

  @Test
  void neitherHeapNorFileHandlesGrow() throws Exception {
    long seed = Long.getLong("pointsman.seed", System.nanoTime());
    System.out.printf("SoakIT: %d min, -Dpointsman.seed=%d%n", MINUTES, seed);
    Truths truths = new Truths(TOLERANCE);
    // What happens when a rest ends is for other tests; the truths here know none that does. Two
    // hours outlast the run, and are a Retry-After that an answer is believed to mean.
    try (Cluster cluster = Cluster.withTwoReplicas(Map.of("pointsman.registry.rest", "2h"));
        Pollers pollers = new Pollers()) {
      List<Replica> replicas = List.of(cluster.first(), cluster.second());
      RandomChanges world =
          new RandomChanges(new Api(cluster.first()), seed, truths, FIRST, "soak");
      for (Replica replica : replicas) {
        truths.now().forEach((mac, truth) -> Follow.withinASecond(replica, mac, truth));
      }
      for (int i = 0; i < POLLERS; i++) {
        Random random = new Random(seed + i);
        pollers.start(
            replicas.get(i % 2),
            Duration.ofSeconds(10),
            PAUSE,
            () -> world.macs().get(random.nextInt(world.macs().size())),
            (mac, answer, failure, sent) -> judge(truths, mac, answer, failure));
      }
      List<CompletableFuture<Void>> others = new ArrayList<>();
      others.add(CompletableFuture.runAsync(() -> change(world)));
      for (int i = 0; i < CHURNERS; i++) {
        Replica replica = replicas.get(i % 2);
        Random random = new Random(~seed + i);
        others.add(CompletableFuture.runAsync(() -> churn(replica, world, random, truths)));
      }
      List<Footprint> first = new ArrayList<>();
      List<Footprint> second = new ArrayList<>();
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < LENGTH.toNanos()) {
        Watch.pass(SAMPLE);
        first.add(Footprint.of(cluster.first()));
        second.add(Footprint.of(cluster.second()));
        if (first.size() % SAMPLES_A_REDIS == 0) {
          cluster.redis().restartEmpty();
        }
      }
      ended.set(true);
      for (CompletableFuture<Void> other : others) {
        other.get();
      }
      pollers.close();
      System.out.printf(
          "SoakIT: %s polls, %s of phones that rest, %s others told 503, the latest answer"
              + " superseded for %d ms%n",
          polls, resting, unanswered, truths.worstMillis());
      assertFlat("first", first);
      assertFlat("second", second);
      assertThat(wrong).isEmpty();
      assertThat(unanswered.get()).as("503 for no rest").isLessThan(polls.get() / 100);
    }
  }

  private static void assertFlat(String name, List<Footprint> all) {
    List<Footprint> counted = all.subList(all.size() / 3, all.size());
    double heap = Footprint.growth(counted, Footprint::heap);
    double handles = Footprint.growth(counted, Footprint::handles);
    System.out.printf(
        "SoakIT: %s replica: heap %.1f MB, grown by %.2f; %.0f handles, grown by %.1f%n",
        name, counted.get(0).heap() / 1e6, heap / 1e6, counted.get(0).handles(), handles);
    if (MINUTES >= 10) {
      assertThat(heap).as("growth of the heap of the %s, bytes", name).isLessThan(HEAP_TOLERANCE);
      assertThat(handles)
          .as("growth of the file handles of the %s", name)
          .isLessThan(HANDLES_TOLERANCE);
    }
  }

  private void change(RandomChanges world) {
    while (!ended.get()) {
      world.next();
      Watch.pass(Duration.ofMillis(50));
    }
  }

  private void churn(Replica replica, RandomChanges world, Random random, Truths truths) {
    while (!ended.get()) {
      long mac = world.macs().get(random.nextInt(world.macs().size()));
      try (PhoneLine line = PhoneLine.to(replica, Duration.ofSeconds(10))) {
        judge(truths, mac, line.poll(mac), null);
      } catch (IOException failure) {
        judge(truths, mac, null, failure);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Resting phones are told 503; others seldom: a Redis that dies may have had their URL. */
  private void judge(Truths truths, long mac, Answer answer, IOException failure) {
    polls.incrementAndGet();
    if (failure != null) {
      wrong.add("failed: " + failure);
      return;
    }
    String why = truths.wrong(mac, answer);
    if (answer.status() == 503) {
      (why == null ? resting : unanswered).incrementAndGet();
    } else if (why != null) {
      wrong.add(why);
    }
  }
}
