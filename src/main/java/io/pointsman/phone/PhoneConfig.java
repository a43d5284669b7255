package io.pointsman.phone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How phones are listened to. */
@ConfigMapping(prefix = "pointsman.phone")
public interface PhoneConfig {

  /** Address that the phone ports are bound to. */
  @WithDefault("0.0.0.0")
  String host();

  /** Port for phones without TLS; 0 takes any free one. */
  @WithDefault("7080")
  int port();

  /**
   * Port for phones with TLS, opened only if the TLS configuration exists; 0 takes any free one.
   */
  @WithDefault("7443")
  int tlsPort();

  /**
   * URLs at which phones reach this service, the usual one first; files that we write or rewrite
   * name them. Profiles of mode MANIFEST and PROXY need one.
   */
  Optional<List<String>> publicUrls();

  /** Name of the `quarkus.tls` configuration that holds the certificates for phones. */
  @WithDefault("phone")
  String tlsConfiguration();

  /** Number of event loops that answer phones; by default one for each core. */
  OptionalInt eventLoops();

  /** Longest request line in bytes, the URL included. */
  @WithDefault("2048")
  int maxRequestLine();

  /** Largest request head in bytes, without the request line. */
  @WithDefault("8192")
  int maxHeaders();

  /** Time a phone has to send a whole request head, once it has begun. */
  @WithDefault("10s")
  Duration headTimeout();

  /** Time a phone has to finish the TLS handshake. */
  @WithDefault("10s")
  Duration handshakeTimeout();

  /** Time after which a silent connection is closed. */
  @WithDefault("30s")
  Duration idleTimeout();

  /** Most connections at a time; further ones are closed at once. */
  @WithDefault("20000")
  int maxConnections();

  /** Most connections at a time from one IPv4 address or IPv6 /64 network; 0 is no limit. */
  @WithDefault("1000")
  int maxConnectionsPerAddress();

  /** Requests a second that one address may go on making; over it 503; 0 is no limit. */
  @WithDefault("200")
  int rateLimit();

  /** Requests that one address may make at once before its rate limit holds. */
  @WithDefault("2000")
  int rateBurst();

  /** Most addresses whose rate is remembered at a time. */
  @WithDefault("100000")
  int rateAddresses();

  /** Networks of trusted proxies, as addresses or CIDRs; exempt from limits per address. */
  Optional<List<String>> trustedProxies();

  /** Header in which trusted proxies name the phone's address. */
  @WithDefault("x-forwarded-for")
  ForwardedHeader forwardedHeader();

  /** Whether connections begin with the PROXY protocol; only trusted proxies may then connect. */
  @WithDefault("false")
  boolean proxyProtocol();

  /** Time that open connections are given to finish when the process stops. */
  @WithDefault("10s")
  Duration drain();

  /** Seconds a phone is asked to wait when its answer cannot be known now. */
  @WithDefault("30")
  int retryAfter();

  /** Whether each poll is logged. */
  @WithDefault("false")
  boolean logPolls();
}
