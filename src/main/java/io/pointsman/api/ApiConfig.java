package io.pointsman.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the API. */
@ConfigMapping(prefix = "pointsman.api")
public interface ApiConfig {

  /** The largest body that is read; larger ones are answered 413. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** The largest file that is imported, at most 16G; larger ones are answered 413. */
  @WithDefault("256M")
  MemorySize maxImport();
}
