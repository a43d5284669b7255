package io.pointsman.manifest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The last failures of each profile's upstream that this replica met, for its tenant to see. */
@Singleton
public final class ProxyFailures {

  private static final Logger LOG = Logger.getLogger(ProxyFailures.class);
  private static final int PROFILES = 10_000;
  private static final int EACH = 20;
  private static final long LINE_EVERY_SECONDS = 60;

  private static final class Last {
    final Deque<ProxyFailure> failures = new ArrayDeque<>();
    ProxyFailure logged;
    int unlogged;
  }

  private final Cache<UUID, Last> profiles =
      Caffeine.newBuilder()
          .maximumSize(PROFILES)
          .expireAfterWrite(Duration.ofDays(7))
          .executor(Runnable::run)
          .build();

  /** The newest first, at most 20. */
  public List<ProxyFailure> of(UUID profile) {
    Last last = profiles.getIfPresent(profile);
    if (last == null) {
      return List.of();
    }
    synchronized (last) {
      return new ArrayList<>(last.failures);
    }
  }

  /** Also logs it, though no more than once a minute for a profile. */
  void add(UUID profile, ProxyFailure failure) {
    Last last = profiles.get(profile, absent -> new Last());
    synchronized (last) {
      last.failures.addFirst(failure);
      if (last.failures.size() > EACH) {
        last.failures.removeLast();
      }
      if (last.logged != null
          && failure.at().isBefore(last.logged.at().plusSeconds(LINE_EVERY_SECONDS))) {
        last.unlogged++;
        return;
      }
      LOG.warnf(
          "Profile %s: %s cannot be had: %s (%s; %d more before)",
          profile, failure.url(), failure.message(), failure.reason().slug(), last.unlogged);
      last.logged = failure;
      last.unlogged = 0;
    }
  }
}
