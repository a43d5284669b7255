package io.pointsman.security;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;

/**
 * The provider's keys, fetched when the first token comes, when one names a key that is not among
 * them, and from time to time, so that withdrawn ones go.
 *
 * <p>However many tokens come, and whatever they name, the provider is asked by one request at a
 * time and not more often than configured. While it is away, keys that were had before go on.
 */
final class ProviderKeys {

  private static final Logger LOG = Logger.getLogger(ProviderKeys.class);

  private final Supplier<Future<List<JsonWebKey>>> source;
  private final Duration interval;
  private final Duration maxAge;
  private final LongSupplier nanos;

  private Held held;
  private Future<Held> fetching;

  /** Null before the first. */
  private Long attemptedAt;

  private boolean failed;

  /**
   * @param interval the least time between two attempts
   * @param maxAge after which keys are fetched anew in the background
   */
  ProviderKeys(
      Supplier<Future<List<JsonWebKey>>> source,
      Duration interval,
      Duration maxAge,
      LongSupplier nanos) {
    this.source = source;
    this.interval = interval;
    this.maxAge = maxAge;
    this.nanos = nanos;
  }

  /** What is known of the provider's keys at one time. */
  record Held(List<JsonWebKey> keys, long fetchedAt) {}

  /** Fails with {@code PROVIDER_UNAVAILABLE} if there were never any. */
  synchronized Future<Held> current() {
    if (held == null) {
      return after(null);
    }
    Held present = held;
    if (nanos.getAsLong() - present.fetchedAt >= maxAge.toNanos()) {
      after(present);
    }
    return Future.succeededFuture(present);
  }

  /**
   * Newer keys than these, or the same if the provider has just been asked.
   *
   * @param seen what did not suffice; null for nothing
   * @return fails with {@code PROVIDER_UNAVAILABLE}
   */
  synchronized Future<Held> after(Held seen) {
    if (held != seen) {
      return Future.succeededFuture(held);
    }
    if (fetching == null && isTime()) {
      attemptedAt = nanos.getAsLong();
      Future<Held> started =
          source
              .get()
              .map(keys -> new Held(keys, nanos.getAsLong()))
              .transform(end -> end.succeeded() ? keep(end.result()) : lost(end.cause()));
      // It may have ended at once, and has been forgotten then.
      fetching = started.isComplete() ? null : started;
      return started;
    }
    if (fetching != null) {
      return fetching;
    }
    return failed ? Future.failedFuture(unavailable()) : Future.succeededFuture(held);
  }

  private synchronized Future<Held> keep(Held fetched) {
    if (failed || held == null) {
      LOG.info("The OpenID provider's keys are known: tokens are taken");
    }
    held = fetched;
    failed = false;
    fetching = null;
    return Future.succeededFuture(fetched);
  }

  private synchronized Future<Held> lost(Throwable cause) {
    if (!failed) {
      LOG.warnf(
          "The OpenID provider cannot be asked for its keys; %s. %s",
          held == null ? "tokens are answered 503 meanwhile" : "those of before go on",
          cause.getMessage());
    }
    failed = true;
    fetching = null;
    return Future.failedFuture(unavailable());
  }

  private boolean isTime() {
    return attemptedAt == null || nanos.getAsLong() - attemptedAt >= interval.toNanos();
  }

  private RegistryException unavailable() {
    return new RegistryException(
            ProblemType.PROVIDER_UNAVAILABLE,
            "The OpenID provider cannot be asked for its keys just now: try again, or use a key.")
        .with("retryAfter", Math.max(1, interval.toSeconds()));
  }
}
