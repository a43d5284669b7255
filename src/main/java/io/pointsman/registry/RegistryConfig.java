package io.pointsman.registry;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Rules of the registry that an operator may set. */
@Unremovable
@ConfigMapping(prefix = "pointsman.registry")
public interface RegistryConfig {

  /** What may be claimed where no range is: `none`, `devices` or `ranges`. */
  @WithDefault("none")
  Claims unheldClaims();

  /**
   * How many addresses one range claim may span, unless the organization has a limit of its own.
   */
  @WithDefault("1048576")
  long claimLimit();

  /** How long a released address is kept for its last holder. */
  @WithDefault("60s")
  Duration rest();

  /**
   * Where phones may be sent: `free` (anywhere) or `approved` (hosts approved for the
   * organization).
   */
  @WithDefault("approved")
  TargetHosts targetHosts();

  /** How long one call may take in the database before it is answered 503. */
  @WithDefault("5s")
  Duration databaseTimeout();

  /** How long one bulk write may take in the database before it is answered 503. */
  @WithDefault("60s")
  Duration bulkTimeout();

  /** How long changes are kept for replicas that were away; longer than they may be isolated. */
  @WithDefault("26h")
  Duration keepChanges();

  /**
   * How many bytes of uploads an organization may have, counting what was replaced or deleted until
   * it is cleared away.
   */
  @WithDefault("64M")
  MemorySize uploadRoom();
}
