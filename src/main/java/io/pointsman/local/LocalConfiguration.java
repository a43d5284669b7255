package io.pointsman.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The one-command run for a single machine, with a PostgreSQL and a Redis of its own. */
@ConfigMapping(prefix = "pointsman.local")
public interface LocalConfiguration {

  /**
   * Starts a PostgreSQL and a Redis of our own, unless the URLs of others are given; needs their
   * programs on the class path, which production does not ship.
   */
  @WithDefault("false")
  boolean enabled();

  /**
   * The folder that holds all data of the local run, the servers' programs, the operator's key and
   * the key that seals secrets.
   */
  @WithDefault("local-data")
  Path data();

  /** The port of our PostgreSQL on 127.0.0.1; 0 takes any free one. */
  @WithDefault("0")
  int postgresPort();

  /** The port of our Redis on 127.0.0.1; 0 takes any free one. */
  @WithDefault("0")
  int redisPort();
}
