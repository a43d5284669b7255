package io.pointsman.routing;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The defaults, as far as no test needs others. */
record TestConfig(int maxLookups, Duration redisTimeout) implements RoutingConfig {

  static final TestConfig DEFAULTS = new TestConfig(2000, Duration.ofMillis(50));

  /** For tests that are about what Redis has: a busy machine does not make it late. */
  static final TestConfig PATIENT = new TestConfig(2000, Duration.ofSeconds(10));

  @Override
  public Duration pollInterval() {
    return Duration.ofMillis(500);
  }

  @Override
  public Duration pollTimeout() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration freshFor() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration catchUpTimeout() {
    return Duration.ofMillis(200);
  }

  @Override
  public Duration maxIsolation() {
    return Duration.ofHours(24);
  }

  @Override
  public Optional<Path> snapshotFile() {
    return Optional.empty();
  }

  @Override
  public boolean snapshotInRedis() {
    return false;
  }

  @Override
  public Duration snapshotInterval() {
    return Duration.ofMinutes(5);
  }

  @Override
  public int ownUrlsInMemory() {
    return 100;
  }

  @Override
  public Duration lookupTimeout() {
    return Duration.ofSeconds(2);
  }

  @Override
  public MemorySize uploadsInMemory() {
    return new MemorySize(BigInteger.valueOf(100_000));
  }

  @Override
  public Duration uploadsInRedis() {
    return Duration.ofDays(7);
  }

  @Override
  public Duration ownUrlsInRedis() {
    return Duration.ofDays(30);
  }
}
