package io.pointsman.routing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The index, the feed that keeps it fresh, and the contents behind it. */
@ConfigMapping(prefix = "pointsman.routing")
public interface RoutingConfig {

  /** How often the change feed is read, bell or no bell. */
  @WithDefault("500ms")
  Duration pollInterval();

  /** How long one look at the feed may take. */
  @WithDefault("1s")
  Duration pollTimeout();

  /**
   * How long a replica counts as fresh after it read the feed to its end; more than 1s counts as
   * 1s, as it must not answer as if it were fresh what was superseded for longer.
   */
  @WithDefault("1s")
  Duration freshFor();

  /** How long a poll of a replica that is not fresh waits for it to catch up. */
  @WithDefault("200ms")
  Duration catchUpTimeout();

  /** How long an isolated replica goes on answering from what it holds. */
  @WithDefault("24h")
  Duration maxIsolation();

  /** The file a copy of the index is written to, so that the next start is fast; none if unset. */
  Optional<Path> snapshotFile();

  /** Whether a copy is shared through Redis too, for replicas that start on an empty disk. */
  @WithDefault("true")
  boolean snapshotInRedis();

  /** How often the copy of the index is renewed, if it changed. */
  @WithDefault("5m")
  Duration snapshotInterval();

  /** How many own URLs are held in memory. */
  @WithDefault("200000")
  int ownUrlsInMemory();

  /** How long a look-up in Redis may take before PostgreSQL is asked instead. */
  @WithDefault("50ms")
  Duration redisTimeout();

  /** How long a look-up in PostgreSQL may take before the phone is asked to come again. */
  @WithDefault("2s")
  Duration lookupTimeout();

  /**
   * How many own URLs, and how many uploads, may wait to be looked up at once; a phone beyond is
   * asked to come again.
   */
  @WithDefault("2000")
  int maxLookups();

  /** How long an own URL stays in Redis after it was last written there. */
  @WithDefault("30d")
  Duration ownUrlsInRedis();

  /** How much memory the contents of uploads may take. */
  @WithDefault("32M")
  MemorySize uploadsInMemory();

  /** How long an upload stays in Redis after it was last written there. */
  @WithDefault("7d")
  Duration uploadsInRedis();
}
