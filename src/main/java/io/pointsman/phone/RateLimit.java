package io.pointsman.phone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;

/** A bucket for each address that asked lately; a bounded number of them. */
final class RateLimit {

  private final int rate;
  private final int burst;
  private final Cache<ClientKey, TokenBucket> buckets;

  RateLimit(PhoneConfig config) {
    rate = config.rateLimit();
    burst = Math.max(1, config.rateBurst());
    // A bucket that nobody took from is full again after burst / rate seconds and can be dropped.
    long refill = rate <= 0 ? 1 : burst / rate + 1L;
    buckets =
        Caffeine.newBuilder()
            .maximumSize(config.rateAddresses())
            // Housekeeping on the event loop: waking another thread costs more than the work.
            .executor(Runnable::run)
            .expireAfterAccess(Duration.ofSeconds(refill))
            .build();
  }

  /** Null if there is no limit. */
  TokenBucket of(InetAddress address) {
    if (rate <= 0 || address == null) {
      return null;
    }
    return buckets.get(
        ClientKey.of(address), key -> new TokenBucket(rate, burst, System.nanoTime()));
  }
}
