package io.pointsman.manifest.upstream;

import java.util.Locale;

/** Why a tenant's file cannot be had. */
public enum FailureReason {
  /** The URL is none that is fetched: another scheme, or not to be read. */
  BAD_URL(false),
  /** Its name leads to an address that is not public, and not allowed by the operator. */
  PRIVATE_ADDRESS(false),
  UNKNOWN_HOST(false),
  UNREACHABLE(true),
  /** Its certificate is not trusted, or TLS failed otherwise. */
  TLS(true),
  SLOW(true),
  /** What it says is not HTTP. */
  PROTOCOL(true),
  /** It ended before its announced length. */
  TRUNCATED(true),
  /** 5xx or 429: it answers, if not with this file. */
  SERVER_ERROR(false),
  /** 401 or 403. */
  CREDENTIALS(false),
  /** 404 or 410: an answer, too. */
  MISSING(false),
  /** Any other status that is no file. */
  STATUS(false),
  REDIRECTS(false),
  /** It never ends, or is larger than a file of that kind may be. */
  TOO_BIG(false),
  EMPTY(false),
  /** A web page instead of a file. */
  WRONG_TYPE(false),
  /** Compressed in a way that is not understood, or damaged. */
  COMPRESSION(false),
  /** Bytes that its own declaration of an encoding does not allow. */
  MIXED_ENCODINGS(false),
  /** It declares XML entities, which expand without bound or read other files. */
  ENTITIES(false),
  /** Too many failures before; not asked now. */
  BREAKER_OPEN(false),
  /** Too many fetches at a time. */
  BUSY(false),
  /** What we need ourselves cannot be had: credentials that do not open, an upload that is away. */
  UNPREPARED(false);

  private final boolean brokenHost;

  FailureReason(boolean brokenHost) {
    this.brokenHost = brokenHost;
  }

  /**
   * Whether it speaks against the host, and not only against one file: who answers at all does not,
   * or a phone that asks for what its server fails at would shut out all the others.
   */
  boolean isBrokenHost() {
    return brokenHost;
  }

  /** Whether it says nothing of the host, which was not asked. */
  boolean isSilent() {
    return switch (this) {
      case BAD_URL, PRIVATE_ADDRESS, UNKNOWN_HOST, BREAKER_OPEN, BUSY, UNPREPARED -> true;
      default -> false;
    };
  }

  /** What a tenant is told: not whether a name that it made up exists in the operator's network. */
  public FailureReason told() {
    return this == PRIVATE_ADDRESS ? UNKNOWN_HOST : this;
  }

  /** As it stands in metrics and in the API. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
