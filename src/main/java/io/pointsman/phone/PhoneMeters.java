package io.pointsman.phone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pointsman.mac.Vendor;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Meters of the listener. All are registered at once, so that every label value is known before the
 * first phone asks and none can come from a phone.
 */
final class PhoneMeters {

  private static final Vendor[] VENDORS = Vendor.values();
  private static final Result[] RESULTS = Result.values();

  private final MeterRegistry registry;
  private final LongAdder[][] answers = new LongAdder[VENDORS.length][RESULTS.length];
  private final Counter[] limits = new Counter[Limit.values().length];
  private final Counter quarrels;
  private final Timer time;

  PhoneMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Vendor vendor : VENDORS) {
      for (Result result : RESULTS) {
        answers[vendor.ordinal()][result.ordinal()] = answer(vendor, result);
      }
    }
    for (Limit limit : Limit.values()) {
      limits[limit.ordinal()] =
          Counter.builder("pointsman.phone.limits")
              .description("Connections and requests cut off")
              .tag("limit", lower(limit))
              .register(registry);
    }
    quarrels =
        Counter.builder("pointsman.phone.quarrels")
            .description("Polls that named two MACs; the stronger evidence counted")
            .register(registry);
    time =
        Timer.builder("pointsman.phone.answer.time")
            .description("Time from a whole request head to its answer")
            .serviceLevelObjectives(
                Duration.ofNanos(50_000),
                Duration.ofNanos(250_000),
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1))
            .register(registry);
  }

  void watchConnections(Supplier<Number> open) {
    Gauge.builder("pointsman.phone.connections", open)
        .description("Open connections of phones")
        .register(registry);
  }

  void answered(Vendor vendor, Result result, long nanoseconds) {
    answers[vendor.ordinal()][result.ordinal()].increment();
    time.record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  void quarrelled() {
    quarrels.increment();
  }

  void limited(Limit limit) {
    limits[limit.ordinal()].increment();
  }

  /** Counted here and read when asked for: a counter of the registry passes each count on. */
  private LongAdder answer(Vendor vendor, Result result) {
    LongAdder count = new LongAdder();
    FunctionCounter.builder("pointsman.phone.answers", count, LongAdder::sum)
        .description("Answers to phones")
        .tag("vendor", vendor.slug())
        .tag("mode", result.mode())
        .tag("result", lower(result))
        .register(registry);
    return count;
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
