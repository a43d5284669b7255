package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.routing.Freshness.State;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the default times: fresh for 1 s, proof of isolation for 3 s, isolation for 24 h. */
class FeedClockTest {

  private long now;

  /** The monotonic clock may start anywhere, and overflow. */
  @ParameterizedTest
  @ValueSource(longs = {0, -1_000_000_000L, Long.MAX_VALUE - 2_000_000_000L, Long.MIN_VALUE})
  void goesFromFreshToExpired(long start) {
    FeedClock clock = clock(start);
    assertThat(clock.state()).isEqualTo(State.LOADING);
    assertThat(clock.age()).isZero();
    clock.unreachable();
    assertThat(clock.state()).isEqualTo(State.LOADING);
    clock.readToEnd(now);
    assertThat(clock.state()).isEqualTo(State.FRESH);
    pass(Duration.ofSeconds(1));
    assertThat(clock.state()).isEqualTo(State.FRESH);
    assertThat(clock.age()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofNanos(1));
    assertThat(clock.state()).isEqualTo(State.STALE);
    clock.unreachable();
    assertThat(clock.state()).isEqualTo(State.ISOLATED);
    pass(Duration.ofSeconds(3));
    assertThat(clock.state()).isEqualTo(State.ISOLATED);
    pass(Duration.ofNanos(1));
    assertThat(clock.state()).isEqualTo(State.STALE);
    pass(Duration.ofHours(24));
    clock.unreachable();
    assertThat(clock.state()).isEqualTo(State.EXPIRED);
    clock.readToEnd(now);
    assertThat(clock.state()).isEqualTo(State.FRESH);
    pass(Duration.ofSeconds(4));
    assertThat(clock.state()).isEqualTo(State.STALE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999, 1000, 3000})
  void isNeverFreshFromACopy(long millis) {
    FeedClock clock = clock(0);
    clock.startFrom(Duration.ofMillis(millis));
    assertThat(clock.state()).isEqualTo(State.STALE);
    clock.unreachable();
    assertThat(clock.state()).isEqualTo(State.ISOLATED);
  }

  @ParameterizedTest
  @ValueSource(longs = {25, 24 * 365})
  void countsTheAgeOfACopyAsIsolation(long hours) {
    FeedClock clock = clock(0);
    clock.startFrom(Duration.ofHours(hours));
    assertThat(clock.state()).isEqualTo(State.EXPIRED);
    assertThat(clock.age()).isEqualTo(Duration.ofHours(hours));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void countsFromBeforeTheReading(long seconds) {
    FeedClock clock = clock(0);
    pass(Duration.ofSeconds(seconds));
    clock.readToEnd(0);
    assertThat(clock.age()).isEqualTo(Duration.ofSeconds(seconds));
  }

  /** However long it is told to: what it has not heard of may be older than a wrong answer may. */
  @Test
  void isNeverFreshForMoreThanASecond() {
    FeedClock clock = new FeedClock(freshFor(Duration.ofSeconds(3)), () -> now);
    clock.readToEnd(now);
    pass(Duration.ofSeconds(1));
    assertThat(clock.state()).isEqualTo(State.FRESH);
    pass(Duration.ofNanos(1));
    assertThat(clock.state()).isEqualTo(State.STALE);
    FeedClock shorter = new FeedClock(freshFor(Duration.ofMillis(700)), () -> now);
    shorter.readToEnd(now);
    pass(Duration.ofMillis(701));
    assertThat(shorter.state()).isEqualTo(State.STALE);
  }

  @Test
  void isIsolatedAtOnceWhileItReadsMuch() {
    FeedClock clock = clock(0);
    clock.readToEnd(now);
    clock.takesAWhile();
    assertThat(clock.state()).isEqualTo(State.FRESH);
    pass(Duration.ofSeconds(1).plusNanos(1));
    assertThat(clock.state()).isEqualTo(State.ISOLATED);
    pass(Duration.ofSeconds(20));
    assertThat(clock.state()).isEqualTo(State.ISOLATED);
    clock.gaveUp();
    assertThat(clock.state()).isEqualTo(State.STALE);
    clock.readToEnd(now);
    pass(Duration.ofSeconds(1));
    assertThat(clock.state()).isEqualTo(State.FRESH);
  }

  private static RoutingConfig freshFor(Duration time) {
    return (RoutingConfig)
        Proxy.newProxyInstance(
            RoutingConfig.class.getClassLoader(),
            new Class<?>[] {RoutingConfig.class},
            (proxy, method, arguments) ->
                method.getName().equals("freshFor")
                    ? time
                    : method.invoke(TestConfig.DEFAULTS, arguments));
  }

  private FeedClock clock(long start) {
    now = start;
    return new FeedClock(TestConfig.DEFAULTS, () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
