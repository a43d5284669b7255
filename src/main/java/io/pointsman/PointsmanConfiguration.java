package io.pointsman;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What concerns the program as a whole. */
@ConfigMapping(prefix = "pointsman")
public interface PointsmanConfiguration {

  /**
   * The sides that this process runs, {@code phone} and {@code api}; a side that is off opens no
   * port.
   */
  @WithDefault("phone,api")
  Set<Side> sides();

  /** Where PostgreSQL is. */
  Database database();

  /** Where Redis is. */
  Redis redis();

  /** Where traces go. */
  Tracing tracing();

  /** PostgreSQL holds everything that must not be lost. */
  interface Database {

    /**
     * {@code postgresql://user:password@host:port/database}, with {@code ?sslmode=} and {@code
     * &sslrootcert=} as libpq knows them, and without {@code :password} where the server asks for
     * none; required outside the local run.
     */
    String url();

    /** The most connections that requests to the API share, beside up to 14 others; 1 or more. */
    @WithDefault("20")
    int maxConnections();

    /** How long a look-up or a request waits for a connection before it fails. */
    @WithDefault("3s")
    Duration acquisitionTimeout();

    /**
     * Whether the API side brings the schema up to date as it starts. If not, it is not ready until
     * the command {@code migrate} has done so.
     */
    @WithDefault("true")
    boolean migrate();
  }

  /** Redis holds only what can be had again. */
  interface Redis {

    /**
     * {@code redis://:password@host:port/number}, {@code rediss://} with TLS, {@code
     * redis-sentinel://user:password@host:port,host:port/number#master} with Sentinels, or {@code
     * none} for a single replica; required outside the local run.
     */
    String url();
  }

  /** Traces of polls and API requests, for an OpenTelemetry collector. */
  interface Tracing {
    /**
     * Where the collector takes OTLP over HTTP, such as {@code http://collector:4318}; without it
     * there are no traces.
     */
    Optional<String> endpoint();

    /** The share of polls and API requests that are traced, 0 to 1. */
    @WithDefault("0.01")
    double ratio();
  }
}
