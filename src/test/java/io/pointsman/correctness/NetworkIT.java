package io.pointsman.correctness;

import io.pointsman.testing.TcpProxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The network between one replica and its stores is cut, delayed and lossy. */
@Tag("quiet")
class NetworkIT {

  private static final Duration SETTLING = Duration.ofMillis(1500);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final OutageWorld world = OutageWorld.shared();
  private final List<TcpProxy> lines = List.of(world.toPostgres(), world.toRedis());

  @AfterAll
  static void nobodyIsToldOfEachPhone() {
    OutageWorld.shared().assertFewExceptionsLogged();
  }

  @Test
  void isCut() {
    try (Watch watch = watch()) {
      watch.unsettle();
      world.toRedis().silence();
      watch.phase("Redis cut off", true, false, SETTLING, Duration.ofSeconds(2));
      world.changesAreFollowed("redis-cut");
      watch.unsettle();
      world.toPostgres().silence();
      watch.phase("both cut off", false, false, SETTLING, Duration.ofSeconds(3));
      watch.unsettle();
      lines.forEach(TcpProxy::heal);
      watch.phase("both reached again", true, true, SETTLING, SECOND);
      world.changesAreFollowed("reached-again");
      watch.judge();
    } finally {
      lines.forEach(TcpProxy::heal);
    }
  }

  @Test
  void isSlowAndLossy() {
    try (Watch watch = watch()) {
      watch.unsettle();
      lines.forEach(line -> line.delay(Duration.ofMillis(25)));
      watch.phase("50 ms there and back", true, false, SETTLING, SECOND);
      world.changesAreFollowed("delayed");
      watch.unsettle();
      lines.forEach(line -> line.delay(Duration.ofMillis(100)));
      watch.phase("200 ms there and back", true, false, SETTLING, SECOND);
      world.changesAreFollowed("delayed-more", Duration.ofSeconds(3));
      watch.unsettle();
      lines.forEach(line -> line.lose(0.05, Duration.ofMillis(200), 5));
      watch.phase("5 % lost", true, true, Duration.ofSeconds(3), Duration.ZERO);
      world.changesAreFollowed("lossy", Duration.ofSeconds(3));
      watch.unsettle();
      lines.forEach(TcpProxy::heal);
      watch.phase("sound again", true, true, SETTLING, SECOND);
      world.changesAreFollowed("sound-again");
      watch.judge();
    } finally {
      lines.forEach(TcpProxy::heal);
    }
  }

  private Watch watch() {
    return world.watch(world.second(), world.first());
  }
}
