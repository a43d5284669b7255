package io.pointsman.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Which level answered for a content. */
final class ContentMeters {

  private final Counter memory;
  private final Counter redis;
  private final Counter postgres;
  private final Counter none;

  /**
   * @param kind of content, one of a few
   */
  ContentMeters(MeterRegistry registry, String kind) {
    memory = counter(registry, kind, "memory");
    redis = counter(registry, kind, "redis");
    postgres = counter(registry, kind, "postgresql");
    none = counter(registry, kind, "none");
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

  private static Counter counter(MeterRegistry registry, String kind, String level) {
    return Counter.builder("pointsman.contents")
        .description("Contents by their kind and the level that had them")
        .tag("kind", kind)
        .tag("level", level)
        .register(registry);
  }
}
