package io.pointsman.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What operators watch of the index, from the start and not only once the feed has brought some.
 */
@ApplicationScoped
@Startup
class FeedMeters {

  private final Counter applied;
  private final Timer delay;

  FeedMeters(MeterRegistry registry, Index index, FeedClock clock) {
    applied =
        Counter.builder("pointsman.feed.devices")
            .description("Devices that the change feed brought")
            .register(registry);
    delay =
        Timer.builder("pointsman.feed.delay")
            .description("Age of the oldest new change when the feed was looked at")
            .serviceLevelObjectives(
                Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1))
            .register(registry);
    gauge(registry, "pointsman.index.devices", "Devices in the index", index, Index::devices);
    gauge(registry, "pointsman.index.bytes", "Memory the devices take", index, Index::bytes);
    gauge(registry, "pointsman.index.ranges", "Ranges in the index", index, Index::ranges);
    gauge(registry, "pointsman.index.profiles", "Profiles in the index", index, Index::profiles);
    gauge(
        registry,
        "pointsman.feed.position",
        "The transaction up to which the feed was read",
        index,
        Index::position);
    gauge(
        registry,
        "pointsman.feed.age.seconds",
        "Time since the feed was last read to its end",
        clock,
        age -> age.age().toMillis() / 1000.0);
    for (Freshness.State state : Freshness.State.values()) {
      Gauge.builder("pointsman.replica", clock, of -> of.state() == state ? 1 : 0)
          .description("1 for the state this replica is in")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  /** In seconds; a transaction that was open for long makes it long. */
  void delayed(double seconds) {
    delay.record((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
  }

  void applied(int devices) {
    applied.increment(devices);
  }

  private static <T> void gauge(
      MeterRegistry registry, String name, String description, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).description(description).register(registry);
  }
}
