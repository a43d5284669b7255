package io.pointsman.manifest;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The defaults, as far as no test needs others: nothing is remembered of failures.
 *
 * @param patience how long a phone waits while there is an old copy
 */
record TestProxyConfig(Duration patience, Duration missingFor, Duration failedFor)
    implements ProxyConfig {

  static final TestProxyConfig PLAIN =
      new TestProxyConfig(Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);

  @Override
  public Optional<List<String>> allowedNetworks() {
    return Optional.of(List.of("127.0.0.0/8"));
  }

  @Override
  public Duration connectTimeout() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(3);
  }

  @Override
  public MemorySize maxFile() {
    return size(2 << 20);
  }

  @Override
  public MemorySize maxPassedOn() {
    return size(1 << 30);
  }

  @Override
  public Duration maxSilence() {
    return Duration.ofSeconds(30);
  }

  @Override
  public int maxFetches() {
    return 256;
  }

  @Override
  public int maxFetchesPerOrganization() {
    return 32;
  }

  @Override
  public int maxStreams() {
    return 1000;
  }

  @Override
  public int maxStreamsPerOrganization() {
    return 250;
  }

  @Override
  public int breakerFailures() {
    return 1000;
  }

  @Override
  public Duration breakerPause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public MemorySize copiesInMemory() {
    return size(16 << 20);
  }

  @Override
  public MemorySize answersInMemory() {
    return size(16 << 20);
  }

  @Override
  public Duration redisTimeout() {
    return Duration.ofMillis(50);
  }

  @Override
  public int retryAfter() {
    return 30;
  }

  private static MemorySize size(long bytes) {
    return new MemorySize(BigInteger.valueOf(bytes));
  }
}
