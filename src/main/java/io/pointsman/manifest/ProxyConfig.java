package io.pointsman.manifest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How files of PROXY profiles are fetched and kept. */
@ConfigMapping(prefix = "pointsman.proxy")
public interface ProxyConfig {

  /**
   * Networks that are not public and may be fetched from all the same, as addresses or CIDRs, for
   * organizations with {@code allowPrivateTargets}.
   */
  Optional<List<String>> allowedNetworks();

  /** Time to connect to a tenant's server, TLS included. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Time for a whole fetch; for a file that is passed on, up to its first byte. */
  @WithDefault("10s")
  Duration timeout();

  /** Largest file that is fetched whole, rewritten and kept; larger ones are passed on. */
  @WithDefault("2M")
  MemorySize maxFile();

  /** Largest file that is passed on. */
  @WithDefault("1G")
  MemorySize maxPassedOn();

  /** Time a file that is passed on may stall while the phone waits for more. */
  @WithDefault("30s")
  Duration maxSilence();

  /** Most fetches at a time. */
  @WithDefault("256")
  int maxFetches();

  /** Most fetches at a time for one organization. */
  @WithDefault("32")
  int maxFetchesPerOrganization();

  /** Most files being passed on at a time. */
  @WithDefault("1000")
  int maxStreams();

  /** Most files being passed on at a time for one organization. */
  @WithDefault("250")
  int maxStreamsPerOrganization();

  /**
   * Failures in a row after which an organization's host is not asked for a while; answers of 5xx
   * are none.
   */
  @WithDefault("5")
  int breakerFailures();

  /** Time for which it is not asked. */
  @WithDefault("10s")
  Duration breakerPause();

  /** Memory for copies of tenants' files. */
  @WithDefault("64M")
  MemorySize copiesInMemory();

  /** Memory for rewritten files, which differ from phone to phone. */
  @WithDefault("64M")
  MemorySize answersInMemory();

  /** Time a look-up in Redis may take before the tenant is asked instead. */
  @WithDefault("50ms")
  Duration redisTimeout();

  /** Time for which a phone waits for the tenant while there is an old copy to give. */
  @WithDefault("1s")
  Duration patience();

  /** Time for which a file is known to be missing once the tenant said so. */
  @WithDefault("30s")
  Duration missingFor();

  /** Time after a failure for which the same file is not asked for again. */
  @WithDefault("5s")
  Duration failedFor();

  /** Seconds a phone is asked to wait for a file that cannot be had now. */
  @WithDefault("30")
  int retryAfter();
}
