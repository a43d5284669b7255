package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Stores are killed, stalled and restarted under the eyes of polling phones: nobody who can be
 * answered is failed, misled or kept waiting.
 */
@Tag("quiet")
class OutagesIT {

  private static final Duration SETTLING = Duration.ofMillis(1500);

  private final OutageWorld world = OutageWorld.shared();
  private final Cluster cluster = world.cluster();

  @AfterAll
  static void nobodyIsToldOfEachPhone() {
    OutageWorld.shared().assertFewExceptionsLogged();
  }

  @Test
  void redisFails() {
    try (Watch watch = watch()) {
      Path old = cluster.redis().dump();
      Watch.pass(Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().kill();
      watch.phase("Redis killed", true, false, SETTLING, Duration.ofSeconds(2));
      changesAreFollowed("redis-killed");
      watch.unsettle();
      cluster.redis().restartEmpty();
      watch.phase("Redis empty", true, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().stall();
      watch.phase("Redis stalled", true, false, SETTLING, Duration.ofSeconds(3));
      String changed = changesAreFollowed("redis-stalled");
      watch.unsettle();
      cluster.redis().resume();
      watch.phase("Redis resumed", true, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      cluster.redis().restartFrom(old);
      watch.phase("Redis from an old dump", true, true, SETTLING, Duration.ofSeconds(1));
      Follow.withinASecond(world.first(), OutageWorld.CHANGING, changed);
      Follow.withinASecond(world.second(), OutageWorld.CHANGING, changed);
      changesAreFollowed("redis-old");
      watch.judge();
    }
  }

  @Test
  void postgresFails() {
    try (Watch watch = watch()) {
      Watch.pass(Duration.ofSeconds(1));
      watch.unsettle();
      cluster.postgres().kill();
      watch.phase("PostgreSQL killed", false, true, SETTLING, Duration.ofSeconds(4));
      assertThat(world.first().ready()).as("ready without PostgreSQL").isTrue();
      watch.unsettle();
      cluster.postgres().restart();
      watch.phase("PostgreSQL restarted", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("restarted");
      watch.unsettle();
      cluster.postgres().stall();
      watch.phase("PostgreSQL stalled", false, true, SETTLING, Duration.ofSeconds(4));
      watch.unsettle();
      cluster.postgres().resume();
      watch.phase("PostgreSQL resumed", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("resumed");
      watch.judge();
    }
  }

  @Test
  void bothFail() {
    try (Watch watch = watch()) {
      Path old = cluster.redis().dump();
      watch.unsettle();
      cluster.redis().kill();
      cluster.postgres().kill();
      watch.phase("both killed", false, false, SETTLING, Duration.ofSeconds(4));
      watch.unsettle();
      cluster.redis().restartFrom(old);
      watch.phase("Redis alone is back", false, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      cluster.postgres().restart();
      watch.phase("both back", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("both-back");
      watch.judge();
    }
  }

  @Test
  void postgresHasNoConnectionLeft() throws SQLException {
    try (Watch watch = watch()) {
      watch.unsettle();
      try (Hog hog = Hog.on(cluster.postgres())) {
        watch.phase("PostgreSQL out of connections", false, true, SETTLING, Duration.ofSeconds(3));
        hog.assertNobodyElse();
        watch.unsettle();
      }
      watch.phase("connections again", true, true, SETTLING, Duration.ofSeconds(1));
      changesAreFollowed("connections");
      watch.judge();
    }
  }

  private Watch watch() {
    return world.watch(world.first(), world.second());
  }

  private String changesAreFollowed(String version) {
    return world.changesAreFollowed(version);
  }
}
