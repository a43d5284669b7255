package io.pointsman.registry.imports;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Imports of whole files. */
@Unremovable
@ConfigMapping(prefix = "pointsman.imports")
public interface ImportsConfig {

  /** How many files one replica receives at once; more are answered 429 for a while. */
  @WithDefault("2")
  int receptions();

  /** How long a file may take to arrive. */
  @WithDefault("15M")
  Duration receiveTimeout();

  /** How long its sender may keep us waiting, beyond what 50 kB/s take; others are answered 408. */
  @WithDefault("1M")
  Duration patience();

  /** How many unfinished jobs one organization may have, and the operator besides. */
  @WithDefault("20")
  int unfinished();

  /** How many devices one turn of a job writes, 1 to 16384; jobs take turns. */
  @WithDefault("8192")
  int chunk();

  /**
   * How many percent of the time a replica that serves phones, too, works on imports, 10 to 100;
   * else it leaves its cores to them.
   */
  @WithDefault("60")
  int pace();

  /** How long finished jobs and their rejected rows are kept. */
  @WithDefault("7D")
  Duration keep();

  /** How many finished jobs of one organization are kept; older ones go early. */
  @WithDefault("100")
  int keepAtMost();
}
