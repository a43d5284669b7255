package io.pointsman.api;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the API. */
@Unremovable
@ConfigMapping(prefix = "pointsman.api")
public interface ApiConfig {

  /** The largest body that is read; larger ones are answered 413. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** How long the rest of a body is still taken, and dropped, after it was answered. */
  @WithDefault("10s")
  Duration linger();

  /** How many exports may run at once; further ones are answered 429. */
  @WithDefault("2")
  int maxExports();

  /** How long the reader of an export may take nothing before it is cut off. */
  @WithDefault("30s")
  Duration exportPatience();

  /** The largest file that is imported, at most 16G; larger ones are answered 413. */
  @WithDefault("256M")
  MemorySize maxImport();

  /**
   * The largest file that a profile can name, at most 1M and `pointsman.api.max-body`; larger ones
   * are answered 413.
   */
  @WithDefault("256K")
  MemorySize maxUpload();
}
