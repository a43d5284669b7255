package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two replicas on one database: what one is told is what the other answers. */
@Tag("quiet")
class TwoReplicasIT {

  private static final long MIXED = 0x7c2f81_100000L;
  private static final long LATE = 0x7c2f82_000000L;
  private static final int CHANGES = 1000;
  private static final int POLLERS = 20;

  private final Cluster cluster = Cluster.shared();
  private final List<Replica> both = List.of(cluster.first(), cluster.second());

  @Test
  void twentyPollersSeeNoWrongAnswerWhileAThousandThingsChange() throws Exception {
    long seed = Long.getLong("pointsman.seed", System.nanoTime());
    System.out.println("TwoReplicasIT: -Dpointsman.seed=" + seed);
    Truths truths = new Truths();
    List<RandomChanges> worlds =
        List.of(
            new RandomChanges(new Api(cluster.first()), seed, truths, MIXED, "left"),
            new RandomChanges(new Api(cluster.second()), ~seed, truths, MIXED + 0x100000, "right"));
    for (Replica replica : both) {
      truths.now().forEach((mac, truth) -> Follow.withinASecond(replica, mac, truth));
    }
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    AtomicLong polls = new AtomicLong();
    Pollers.Witness witness =
        (mac, answer, failure, sent) -> {
          polls.incrementAndGet();
          String why = failure != null ? "failed: " + failure : truths.wrong(mac, answer);
          if (why != null) {
            wrong.add(why);
          }
        };

    try (Pollers pollers = new Pollers()) {
      for (int i = 0; i < POLLERS; i++) {
        Random random = new Random(seed + i);
        List<Long> macs = worlds.get(i / 2 % 2).macs();
        pollers.start(
            both.get(i % 2),
            Duration.ofSeconds(5),
            Duration.ofMillis(5),
            () -> macs.get(random.nextInt(macs.size())),
            witness);
      }
      parallel(worlds.get(0), worlds.get(1));
    }

    assertThat(wrong).isEmpty();
    for (Replica replica : both) {
      truths.now().forEach((mac, truth) -> Follow.withinASecond(replica, mac, truth));
    }
    System.out.printf(
        "TwoReplicasIT: %d changes, %d polls, the latest answer superseded for %d ms%n",
        CHANGES, polls.get(), truths.worstMillis());
  }

  @Test
  void aLongTransactionThatCommitsLateIsNotMissed() throws SQLException {
    Tenant holder = Tenant.provider(new Api(cluster.first()), "Late");
    String old = "https://late.example/old/{mac.lower}";
    String young = "https://late.example/new/{mac.lower}";
    holder.profile("old", old);
    UUID profile = holder.profile("new", young);
    Staged.devices(cluster.postgres(), holder, holder.profile("old", old), LATE, 400);
    for (Replica replica : both) {
      Follow.withinASecond(replica, LATE, Staged.expand(old, LATE));
    }

    try (Connection connection = cluster.postgres().connect();
        Statement late = connection.createStatement()) {
      connection.setAutoCommit(false);
      LongConsumer move = mac -> execute(late, update(profile, mac, mac));
      move.accept(LATE);
      for (long mac = LATE + 1; mac < LATE + 400; mac++) {
        cluster.postgres().execute(update(profile, mac, mac));
      }
      for (Replica replica : both) {
        Follow.withinASecond(replica, LATE + 399, Staged.expand(young, LATE + 399));
        Follow.withinASecond(replica, LATE, Staged.expand(old, LATE));
      }
      connection.commit();
    }

    for (Replica replica : both) {
      double millis = Follow.withinASecond(replica, LATE, Staged.expand(young, LATE));
      System.out.printf("TwoReplicasIT: a late commit is seen after %.0f ms%n", millis);
    }
  }

  private static String update(UUID profile, long first, long last) {
    return "update device set profile_id = '%s' where mac between %d and %d"
        .formatted(profile, first, last);
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void parallel(RandomChanges left, RandomChanges right) throws Exception {
    var other =
        java.util.concurrent.CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < CHANGES / 2; i++) {
                right.next();
              }
            });
    for (int i = 0; i < CHANGES / 2; i++) {
      left.next();
    }
    other.get();
  }
}
