package io.pointsman.manifest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pointsman.manifest.rewrite.Reading;
import io.pointsman.manifest.upstream.FailureReason;
import io.pointsman.manifest.upstream.UpstreamClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of fetches and of what is kept. */
final class ProxyMeters {

  /** Where an answer came from. */
  enum Source {
    MEMORY,
    REDIS,
    UPSTREAM,
    /** Nowhere: refused, or asked to come again. */
    NONE
  }

  private static final List<String> WITH_A_FILE = List.of("ok", "unchanged", "big", "passed-on");

  private final MeterRegistry registry;
  private final Map<FailureReason, Counter> failures = new EnumMap<>(FailureReason.class);
  private final Map<Source, Counter> sources = new EnumMap<>(Source.class);
  private final Map<Reading, Counter> untouched = new EnumMap<>(Reading.class);
  private final DistributionSummary stale;
  private final Counter bytes;

  ProxyMeters(MeterRegistry registry) {
    this.registry = registry;
    for (FailureReason reason : FailureReason.values()) {
      failures.put(
          reason,
          Counter.builder("pointsman.proxy.failures")
              .description("Fetches that gave no file, by reason")
              .tag("reason", reason.slug())
              .register(registry));
    }
    for (Source source : Source.values()) {
      sources.put(
          source,
          Counter.builder("pointsman.proxy.copies")
              .description("Files asked for, by where they came from")
              .tag("source", source.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    stale =
        DistributionSummary.builder("pointsman.proxy.stale.age")
            .description("Age of old copies that stood in for an upstream")
            .baseUnit("seconds")
            .register(registry);
    bytes =
        Counter.builder("pointsman.proxy.fetched")
            .description("Bytes of files that were fetched whole")
            .baseUnit("bytes")
            .register(registry);
    // All at once, so that every name is there before the first file is asked for.
    WITH_A_FILE.forEach(this::fetches);
    failures.keySet().forEach(reason -> fetches(reason.slug()));
    for (Reading why : Reading.values()) {
      untouched.put(
          why,
          Counter.builder("pointsman.proxy.untouched")
              .description("Files that passed untouched, as they were not understood")
              .tag("why", why.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void watch(UpstreamClient client) {
    Gauge.builder("pointsman.proxy.breakers.open", client, UpstreamClient::openBreakers)
        .description("Hosts that are not asked for a while")
        .register(registry);
    Gauge.builder("pointsman.proxy.under.way", client, UpstreamClient::underWay)
        .description("Fetches and files being passed on")
        .register(registry);
    FunctionCounter.builder("pointsman.proxy.passed.on", client, UpstreamClient::passedOn)
        .description("Bytes of files that were passed on")
        .baseUnit("bytes")
        .register(registry);
  }

  void from(Source source) {
    sources.get(source).increment();
  }

  /**
   * @param result {@code ok}, {@code unchanged}, {@code big}, {@code passed-on} or a reason's slug
   */
  void fetched(String result, long nanos) {
    fetches(result).record(Duration.ofNanos(nanos));
  }

  private Timer fetches(String result) {
    return Timer.builder("pointsman.proxy.fetches")
        .description("Fetches from tenants' servers by result")
        .tag("result", result)
        .register(registry);
  }

  void failed(FailureReason reason) {
    failures.get(reason).increment();
  }

  void read(int length) {
    bytes.increment(length);
  }

  void stale(long seconds) {
    stale.record(seconds);
  }

  void untouched(Reading why) {
    untouched.get(why).increment();
  }
}
