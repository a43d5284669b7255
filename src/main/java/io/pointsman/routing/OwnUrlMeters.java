package io.pointsman.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Which level answered for a content. */
final class OwnUrlMeters {

  private final Counter memory;
  private final Counter redis;
  private final Counter postgres;
  private final Counter none;

  OwnUrlMeters(MeterRegistry registry) {
    memory = counter(registry, "memory");
    redis = counter(registry, "redis");
    postgres = counter(registry, "postgresql");
    none = counter(registry, "none");
  }

  void fromMemory() {
    memory.increment();
  }

  void fromRedis(int contents) {
    redis.increment(contents);
  }

  void fromPostgres(int contents) {
    postgres.increment(contents);
  }

  void failed() {
    none.increment();
  }

  private static Counter counter(MeterRegistry registry, String level) {
    return Counter.builder("pointsman.contents")
        .description("Contents by the level that had them")
        .tag("level", level)
        .register(registry);
  }
}
